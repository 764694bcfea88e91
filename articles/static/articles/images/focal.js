/*
  The focal point of a picture: a click on it, or the arrow keys on the marker, fill the two number
  fields of the form. The fields are the truth; whoever types there moves the marker.
*/

const X = document.querySelector("#id_focal_x");
const Y = document.querySelector("#id_focal_y");
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const within = (number) => Math.min(100, Math.max(0, Math.round(number)));

class Focal {
  constructor(box) {
    this.box = box;
    this.picture = box.querySelector("img");
    this.marker = box.querySelector(".focal-marker");
    this.crops = [...box.querySelectorAll(".focal-crop")];
    this.picture.addEventListener("load", () => this.show());
    this.show();
    // Who only reads has no fields to fill.
    box.querySelector(".focal-help").hidden = !X || !Y;
    if (!X || !Y) return;
    this.picture.addEventListener("click", (event) => this.clicked(event));
    this.marker.addEventListener("keydown", (event) => this.key(event));
    box.querySelector(".focal-clear").addEventListener("click", () => this.put("", ""));
    for (const field of [X, Y]) field.addEventListener("input", () => this.show());
    document.querySelector("#id_upload")?.addEventListener("change", (event) => this.chosen(event.target.files[0]));
  }

  clicked(event) {
    const { left, top, width, height } = this.picture.getBoundingClientRect();
    this.put(within((100 * (event.clientX - left)) / width), within((100 * (event.clientY - top)) / height));
    this.marker.focus();
  }

  key(event) {
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    const [x, y] = STEPS[event.key].map((step) => step * (event.shiftKey ? 10 : 1));
    this.put(within(Number(X.value) + x), within(Number(Y.value) + y));
  }

  put(x, y) {
    X.value = x;
    Y.value = y;
    this.show();
  }

  /* Show the file that is going to be uploaded: its point can be chosen before it is sent. */
  chosen(file) {
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = file?.type.startsWith("image/") ? URL.createObjectURL(file) : "";
    if (!this.url) return;
    this.picture.src = this.url;
    this.box.hidden = false;
    document.querySelector(".focal-none").hidden = true;
  }

  show() {
    const [x, y] = X && Y ? [X.value, Y.value] : [this.box.dataset.x, this.box.dataset.y];
    const set = Boolean(x && y);
    this.marker.hidden = !set;
    this.marker.style.left = `${x}%`;
    this.marker.style.top = `${y}%`;
    this.marker.setAttribute("aria-label", `Focal point, ${x} per cent from the left and ${y} from the top`);
    for (const crop of this.crops) {
      crop.style.backgroundImage = this.picture.src ? `url("${this.picture.src}")` : "";
      crop.style.backgroundPosition = set ? `${x}% ${y}%` : "50% 50%";
    }
  }
}

for (const box of document.querySelectorAll("[data-focal]")) new Focal(box);
