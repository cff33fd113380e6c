"""Any whole valid service as files: all that the language of flow files has, in a few states."""

from hypothesis import strategies as st

from tests.services import call_file, text_file
from tests.services.call_file import call_files, call_plans
from tests.services.service_file import outlines, service_files
from tests.services.text_file import text_files, text_plans
from tests.services.writing import write_file


@st.composite
def services(draw: st.DrawFn) -> dict[str, str]:
    """Draw the files of a service, name → text: one channel or both, and the tables beside."""
    outline = draw(outlines())
    texts = draw(text_plans(outline))
    calls = draw(call_plans(outline, texts.sendable))
    files = {"service.yaml": write_file(draw(service_files(outline, calls.slots)))}
    if calls.kinds:
        file, table = draw(call_files(outline, calls, texts.sendable))
        files |= {"call.yaml": write_file(file), **({call_file.TABLE: table} if table else {})}
    if texts.kinds:
        file, table = draw(text_files(outline, texts))
        files |= {"text.yaml": write_file(file), **({text_file.TABLE: table} if table else {})}
    return files
