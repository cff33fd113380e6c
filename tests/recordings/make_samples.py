"""Make the takes under samples/ anew: `python -m tests.recordings.make_samples` with espeak-ng.

A synthesiser speaks them, so that anyone may copy them: the sound that espeak-ng makes is free of
its licence (GPL 3 or later, https://github.com/espeak-ng/espeak-ng). They prove the path from a
take to the air; callers are better served by the voices of the flow files.
"""

import subprocess
import tempfile
from pathlib import Path

from ivr.loader import BUNDLED, read_flows, read_folder
from ivr.recordings import clips_of

TAKES = Path(__file__).parent / "samples" / "takes"
VOICES = {"en": ("en-us", 160), "fr": ("fr", 150)}
# What is taken, and how the file is named: by number, by name, with other words; WAV and MP3.
NAMES = {
    "call.greeting": "call.greeting.mp3",
    "call.birth.question": "call.birth.question - second try.mp3",
    "call.pregnancy.question": "call.pregnancy.question.mp3",
    "call.goodbye": "call.goodbye.mp3",
    "service.no_input_again": "service.no_input_again.wav",
}


def main() -> None:
    """Speak each take in each language."""
    clips = {clip.name: clip for clip in clips_of(read_flows(read_folder(BUNDLED)).hotline)}
    for language, (voice, pace) in VOICES.items():
        for clip, name in NAMES.items():
            path = TAKES / language / name
            path.parent.mkdir(parents=True, exist_ok=True)
            _speak("\n\n".join(clips[clip].words[language]), voice, pace, path)


def _speak(text: str, voice: str, pace: int, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        spoken = Path(folder) / "spoken.wav"
        _run("espeak-ng", "-v", voice, "-s", str(pace), "-w", str(spoken), text)
        small = ("-ar", "8000") if path.suffix == ".wav" else ("-ar", "16000", "-b:a", "16k")
        _run("ffmpeg", "-v", "error", "-y", "-i", str(spoken), *small, "-bitexact", str(path))


def _run(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603  commands of ours


if __name__ == "__main__":
    main()
