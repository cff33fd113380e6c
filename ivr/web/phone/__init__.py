"""Turn the hotline into a telephone in the browser: a page, and the steps of its calls and texts.

The page executes no TwiML. The handset does, over the real webhooks; where a call stands travels
with the page, sealed, so that any worker can serve the next key.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, Literal

from flask import Blueprint, Flask, Response, abort, render_template, url_for
from werkzeug.exceptions import HTTPException

from ivr.handset import Step, TextStep, TwimlError, dial, make_move, send_text, texting_to
from ivr.reader import Reading
from ivr.settings import Settings
from ivr.web.operators import serve_operators
from ivr.web.page_language import page_language
from ivr.web.phone.details import details_of
from ivr.web.phone.happenings import Describe, moves_to_json
from ivr.web.phone.page import chips_of, languages_of, presets_at
from ivr.web.phone.pictures import picture_of
from ivr.web.phone.requests import CallMove, NewCall, Text, read_request
from ivr.web.phone.seal import Seal
from ivr.web.rehearsal import Rehearsal, rehearse

Flow = Literal["call", "text"]


def phone_routes(
    app: Flask, settings: Settings, reading: Reading, now: Callable[[], datetime]
) -> Blueprint:
    """Make the page of the telephone and what it asks for; it calls the webhooks of an app."""
    routes = Blueprint("phone", __name__, url_prefix="/phone", static_folder="static")
    routes.template_folder = "templates"
    hotline = reading.hotline
    describe = Describe(hotline)
    seal = Seal(settings)
    serve_operators(routes, settings)

    @routes.get("")
    def page() -> str:
        language = page_language()
        return render_template(
            "phone.html",
            name=hotline.service.name,
            demo=settings.demo,
            page_language=language,
            languages=languages_of(hotline),
            staffable=bool(settings.agent_numbers),
            presets=presets_at(hotline, now()),
            chips=chips_of(hotline),
            addresses={
                "call": url_for("phone.begin"),
                "move": url_for("phone.move"),
                "text": url_for("phone.text"),
                "states": f"{url_for('phone.page')}/states",
                "pictures": f"{url_for('phone.page')}/pictures",
            },
        )

    @routes.post("/call")
    def begin() -> dict[str, Any]:
        wanted = read_request(NewCall)
        rehearsal = _rehearse(wanted.world.headers)
        return _call(rehearsal, dial(rehearsal.line, _address("voice", wanted.language)))

    @routes.post("/call/move")
    def move() -> dict[str, Any]:
        wanted = read_request(CallMove)
        rehearsal = _rehearse(wanted.world.headers)
        return _call(rehearsal, make_move(rehearsal.line, seal.open_call(wanted.call), wanted.move))

    @routes.post("/text")
    def text() -> dict[str, Any]:
        wanted = read_request(Text)
        rehearsal = _rehearse(wanted.world.headers)
        begun = texting_to(_address("text", wanted.language))
        texting = seal.open_texting(wanted.texting) if wanted.texting else begun
        moment = now() + timedelta(seconds=wanted.later)
        return _text(
            rehearsal, send_text(rehearsal.line, texting, wanted.body, now=moment.timestamp())
        )

    @routes.get("/states/<any(call, text):flow>/<name>")
    def states(flow: Flow, name: str) -> dict[str, Any]:
        return details_of(reading, flow, name, now()) or abort(HTTPStatus.NOT_FOUND)

    @routes.get("/pictures/<any(call, text):flow>")
    def picture(flow: Flow) -> Response:
        drawing = picture_of(reading, flow, page_language())
        return Response(drawing, content_type="image/svg+xml; charset=utf-8")

    @routes.errorhandler(ValueError)
    def refuse(error: ValueError) -> tuple[dict[str, str], HTTPStatus]:
        return {"error": str(error)}, HTTPStatus.BAD_REQUEST

    @routes.errorhandler(TwimlError)
    def fail(error: TwimlError) -> tuple[dict[str, str], HTTPStatus]:
        return {"error": str(error)}, HTTPStatus.BAD_GATEWAY

    @routes.errorhandler(HTTPException)
    def decline(error: HTTPException) -> Response:
        return Response(status=error.code)

    def _rehearse(headers: dict[str, str]) -> Rehearsal:
        return rehearse(app, settings, headers if settings.demo else {})

    def _address(channel: str, language: str | None) -> str:
        query = f"?language={language}" if language in hotline.languages else ""
        return f"{settings.public_url}/{channel}{query}"

    def _call(rehearsal: Rehearsal, step: Step) -> dict[str, Any]:
        stands = step.call.stands
        return {
            "call": seal.close_call(step.call),
            "stands": stands,
            "state": rehearsal.moves[-1].target if rehearsal.moves and stands != "ended" else None,
            "moves": moves_to_json(rehearsal.moves),
            "happenings": [describe.happening(one) for one in step.happenings],
        }

    def _text(rehearsal: Rehearsal, step: TextStep) -> dict[str, Any]:
        return {
            "texting": seal.close_texting(step.texting),
            "state": rehearsal.moves[-1].target if rehearsal.moves else None,
            "moves": moves_to_json(rehearsal.moves),
            "happenings": [describe.text_happening(one) for one in step.happenings],
        }

    return routes
