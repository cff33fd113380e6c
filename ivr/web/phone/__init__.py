"""The telephone in the browser: its page, and the steps of its calls and texts.

The page executes no TwiML. The simulator does, over the real webhooks; where a call stands travels
with the page, sealed, so that any worker can serve the next key.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, Literal

from flask import Blueprint, Flask, Response, abort, g, render_template, url_for
from werkzeug.exceptions import HTTPException

from ivr.loader.problems import FlowError
from ivr.releases.active_releases import ActiveReleases, Release
from ivr.settings import Settings
from ivr.simulator import (
    Call,
    Step,
    Texting,
    TextStep,
    TwimlError,
    dial,
    make_input,
    send_text,
    texting_to,
)
from ivr.view.pictures import can_draw
from ivr.web.internal_call import InternalCall, call_internally
from ivr.web.operators import serve_operators
from ivr.web.page_language import page_language
from ivr.web.phone.messages import (
    CallInput,
    DemoWorld,
    Describe,
    NewCall,
    NewText,
    Seal,
    moves_to_json,
    read_request,
    standing_to_json,
)
from ivr.web.phone.page import chips_of, details_of, languages_of, presets_at
from ivr.web.phone.pictures import picture_of

Flow = Literal["call", "text"]


def phone_routes(
    app: Flask,
    settings: Settings,
    active: ActiveReleases,
    now: Callable[[], datetime],
    *,
    draft: bool,
) -> Blueprint:
    """Make the page of the telephone and what it asks for; it calls the webhooks of an app.

    It calls what is on the air, or the draft in the folder of flow files.
    """
    prefix = "/phone/draft" if draft else "/phone"
    routes = Blueprint("draft" if draft else "phone", __name__, url_prefix=prefix)
    routes.template_folder, routes.static_folder = "templates", "static"
    seal = Seal(settings)
    serve_operators(routes, settings)

    @routes.get("")
    def page() -> str:
        language = page_language()
        hotline = _release().hotline
        return render_template(
            "phone.html",
            name=hotline.service.name,
            demo=settings.demo,
            draft=draft,
            drafted=draft or active.has_draft(),
            page_language=language,
            flows=[*(["call"] if hotline.spoken else []), *(["text"] if hotline.written else [])],
            languages=languages_of(hotline),
            staffable=bool(settings.agent_numbers),
            presets=presets_at(hotline, now()),
            chips=chips_of(hotline),
            addresses={
                "call": url_for(".begin", language=language),
                "input": url_for(".act", language=language),
                "text": url_for(".text"),
                "states": f"{url_for('.page')}/states",
                "pictures": f"{url_for('.page')}/pictures" if can_draw() else None,
            },
        )

    @routes.post("/call")
    def begin() -> dict[str, Any]:
        wanted = read_request(NewCall)
        internal = _call_internally(wanted.world, now())
        return _call(internal, dial(internal.line, _address("voice", wanted.language)))

    @routes.post("/call/input")
    def act() -> dict[str, Any]:
        wanted = read_request(CallInput)
        internal = _call_internally(wanted.world, now())
        call = seal.open(Call, wanted.call)
        return _call(internal, make_input(internal.line, call, wanted.input))

    @routes.post("/text")
    def text() -> dict[str, Any]:
        wanted = read_request(NewText)
        moment = now() + timedelta(seconds=wanted.later)
        internal = _call_internally(wanted.world, moment)
        begun = texting_to(_address("text", wanted.language))
        texting = seal.open(Texting, wanted.texting) if wanted.texting else begun
        return _text(
            internal, send_text(internal.line, texting, wanted.body, now=moment.timestamp())
        )

    @routes.get("/states/<any(call, text):flow>/<name>")
    def states(flow: Flow, name: str) -> dict[str, Any]:
        return details_of(_release().reading, flow, name, now()) or abort(HTTPStatus.NOT_FOUND)

    @routes.get("/pictures/<any(call, text):flow>")
    def picture(flow: Flow) -> Response:
        if not can_draw():
            abort(HTTPStatus.NOT_FOUND)
        drawing = picture_of(_release().reading, flow, page_language())
        if drawing is None:
            return Response(status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": "1"})
        return Response(drawing, content_type="image/svg+xml; charset=utf-8")

    @routes.errorhandler(ValueError)
    def refuse(error: ValueError) -> tuple[dict[str, str], HTTPStatus]:
        return {"error": str(error)}, HTTPStatus.BAD_REQUEST

    @routes.errorhandler(TwimlError)
    def fail(error: TwimlError) -> tuple[dict[str, str], HTTPStatus]:
        return {"error": str(error)}, HTTPStatus.BAD_GATEWAY

    @routes.errorhandler(FlowError)
    def name_problems(error: FlowError) -> tuple[str, HTTPStatus]:
        language, lines = page_language(), str(error)
        page = render_template("phone_problems.html", page_language=language, problems=lines)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY

    @routes.errorhandler(HTTPException)
    def decline(error: HTTPException) -> Response:
        return Response(status=error.code)

    def _call_internally(world: DemoWorld, moment: datetime) -> InternalCall:
        release = _release() if draft else None
        return call_internally(
            app, settings, world.headers(moment) if settings.demo else {}, release
        )

    def _release() -> Release:
        """Return what this request is about; a draft is read from its files once for all of it."""
        if "release" not in g:
            g.release = active.draft() if draft else active.current
        release: Release = g.release
        return release

    def _address(channel: str, language: str | None) -> str:
        languages = _release().hotline.languages
        query = f"?language={language}" if language in languages else ""
        return f"{settings.public_url}/{channel}{query}"

    def _call(internal: InternalCall, step: Step) -> dict[str, Any]:
        describe = Describe(_release().edition, settings.recordings_url)
        stands = step.call.stands
        return {
            "call": seal.close(step.call),
            "stands": stands,
            "awaits": standing_to_json(step.call),
            "state": internal.transitions[-1].target
            if internal.transitions and stands != "ended"
            else None,
            "moves": moves_to_json(internal.transitions),
            "events": describe.events(step.events),
        }

    def _text(internal: InternalCall, step: TextStep) -> dict[str, Any]:
        describe = Describe(_release().edition, settings.recordings_url)
        return {
            "texting": seal.close(step.texting),
            "state": internal.transitions[-1].target if internal.transitions else None,
            "moves": moves_to_json(internal.transitions),
            "events": describe.events(step.events),
        }

    return routes
