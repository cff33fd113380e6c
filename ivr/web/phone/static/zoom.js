/** Turn four buttons into the size of the picture within its box; the page never grows. */

import { config } from "./words.js";

const STEP = 1.25;
const [LEAST, MOST] = [0.15, 3];
const percent = new Intl.NumberFormat(config.language, { style: "percent" });
const COMFORTABLE = 0.8;

export class Zoom {
  constructor(tools) {
    this.pictures = [];
    const level = tools.querySelector("output");
    this.show = (scale) => (level.textContent = percent.format(scale));
    tools.querySelector("#zoom-whole").textContent = percent.format(1);
    const wire = (name, act) => tools.querySelector(name).addEventListener("click", act);
    wire("#zoom-fit", () => this.fit());
    wire("#zoom-whole", () => this.set(1));
    wire("#zoom-out", () => this.set(this.scale / STEP));
    wire("#zoom-in", () => this.set(this.scale * STEP));
  }

  /** Take the picture that is shown, as it was left, or at a size that can be read. */
  async take(picture) {
    this.picture = picture;
    await picture.drawn;
    if (this.picture !== picture || !picture.svg) return;
    picture.natural ??= picture.svg.viewBox.baseVal;
    this.set(picture.scale ?? COMFORTABLE);
  }

  get scale() {
    return this.picture.scale;
  }

  fit() {
    if (!this.picture.natural) return;
    this.set(this.picture.box.clientWidth / this.picture.natural.width);
  }

  set(wanted) {
    if (!this.picture.natural) return;
    const scale = Math.min(Math.max(wanted, LEAST), MOST);
    const { svg, natural } = this.picture;
    svg.setAttribute("width", String(Math.floor(natural.width * scale)));
    svg.setAttribute("height", String(Math.floor(natural.height * scale)));
    this.picture.scale = scale;
    this.show(scale);
    this.picture.centre("instant");
  }
}
