// The spot that every crop of a picture keeps in view: by a click on it, or by the arrow keys (with Shift, further).
// Expects: [data-focal] with the field ("0.45x0.53"), button.focal-pad with the picture and [data-spot], [data-where],
// img[data-crop="16/9"] for each crop; data-said is a sentence with {across} and {down}.
const STEP = 0.01
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

for (const focal of document.querySelectorAll("[data-focal]")) begin(focal)

function begin(focal) {
  const field = focal.querySelector("input")
  const pad = focal.querySelector("button.focal-pad")
  if (!pad) return
  for (const part of focal.querySelectorAll("[data-pad]")) part.hidden = false
  field.hidden = true
  const move = (across, down) => {
    field.value = [across, down].map((share) => Math.min(1, Math.max(0, share)).toFixed(3)).join("x")
    field.dispatchEvent(new Event("input", { bubbles: true }))
    show(focal, pad, field)
  }
  pad.addEventListener("click", (event) => {
    if (!event.detail) return // Enter or Space: there is no spot that was meant
    const box = pad.querySelector("img").getBoundingClientRect()
    move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height)
  })
  pad.addEventListener("keydown", (event) => {
    const way = KEYS[event.key]
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const [across, down] = point(field)
    const step = event.shiftKey ? 10 * STEP : STEP
    move(across + way[0] * step, down + way[1] * step)
  })
  for (const img of focal.querySelectorAll("img")) img.addEventListener("load", () => show(focal, pad, field))
  show(focal, pad, field)
}

function point(field) {
  return field.value.split("x").map((share) => Number(share) || 0)
}

function show(focal, pad, field) {
  const [across, down] = point(field)
  const spot = pad.querySelector("[data-spot]")
  spot.style.insetInlineStart = `${100 * across}%`
  spot.style.insetBlockStart = `${100 * down}%`
  const inWords = { "{across}": across, "{down}": down }
  focal.querySelector("[data-where]").textContent = focal.dataset.said.replace(
    /{\w+}/g, (name) => `${Math.round(100 * inWords[name])}%`)
  for (const img of focal.querySelectorAll("img[data-crop]")) crop(img, across, down)
}

/** As articles.pictures.renditions crops: the largest frame of the ratio, as near to the point as the edges allow. */
function crop(img, across, down) {
  const { naturalWidth: width, naturalHeight: height } = img
  if (!width) return
  const [x, y] = img.dataset.crop.split("/").map(Number)
  const frame = [Math.min(width, (height * x) / y), Math.min(height, (width * y) / x)]
  const place = [[width, frame[0], across], [height, frame[1], down]].map(([whole, part, share]) => {
    const room = whole - part
    return room < 1 ? 50 : (100 * Math.min(Math.max(whole * share - part / 2, 0), room)) / room
  })
  img.style.objectPosition = `${place[0]}% ${place[1]}%`
}
