// Pictures by the dozen: each file is sent by itself, says how far it is, and what was refused says why.
// Expects: form[data-uploads] with a file input, [data-list], template[data-row] and [data-after] with a link; its
// sentences are data-sending, data-working, data-lost, data-large and data-failed, data-words the page for the words.
const AT_ONCE = 2

const form = document.querySelector("form[data-uploads]")
if (form) begin(form)

function begin(form) {
  const input = form.querySelector("input[type=file]")
  const line = { waiting: [], running: 0, added: [], refused: 0 }
  form.querySelector("[data-send]").hidden = true
  form.classList.add("is-scripted") // the file input's own button speaks the browser's language: ours stands for it
  input.required = false
  input.addEventListener("change", () => {
    take(form, line, input.files)
    input.value = ""
  })
  dropAnywhere((files) => take(form, line, files))
  addEventListener("beforeunload", (event) => {
    if (line.running) event.preventDefault()
  })
}

function dropAnywhere(receive) {
  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files")
  for (const name of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(name, (event) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      document.body.classList.toggle("is-dropping", name === "dragover")
      if (name === "drop") receive(event.dataTransfer.files)
    })
  }
}

function take(form, line, files) {
  for (const file of files) line.waiting.push({ file, row: rowOf(form, file) })
  while (line.running < AT_ONCE && line.waiting.length) next(form, line)
}

function rowOf(form, file) {
  const row = form.querySelector("template[data-row]").content.cloneNode(true).firstElementChild
  row.querySelector(".uploads-name").textContent = file.name
  row.querySelector("progress").setAttribute("aria-label", file.name)
  form.querySelector("[data-list]").append(row)
  return row
}

async function next(form, line) {
  const { file, row } = line.waiting.shift()
  line.running += 1
  try {
    const picture = await send(form, file, row)
    line.added.push(picture.picture)
    say(row, picture.said, "is-added")
  } catch (refusal) {
    line.refused += 1
    say(row, refusal.message, "is-refused")
  }
  line.running -= 1
  if (line.waiting.length) next(form, line)
  else if (!line.running) finish(form, line)
}

function say(row, sentence, state) {
  row.classList.add(state)
  row.querySelector("progress").remove()
  row.querySelector(".uploads-said").textContent = sentence
}

function send(form, file, row) {
  const body = new FormData(form)
  body.set("files", file)
  const request = new XMLHttpRequest()
  const said = row.querySelector(".uploads-said")
  const bar = row.querySelector("progress")
  said.textContent = form.dataset.sending
  request.upload.onprogress = ({ loaded, total }) => {
    bar.value = (100 * loaded) / total
    if (loaded === total) said.textContent = form.dataset.working
  }
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(new Error(form.dataset.lost))
    request.onload = () => {
      const answer = request.response
      if (request.status === 200 && answer?.pictures.length) resolve(answer.pictures[0])
      else reject(new Error(answer?.refused?.[0]?.said ?? answer?.said ?? sentenceFor(form, request.status)))
    }
    request.open("POST", form.action)
    request.responseType = "json"
    request.setRequestHeader("Accept", "application/json")
    request.send(body)
  })
}

const sentenceFor = (form, status) => (status === 413 ? form.dataset.large : form.dataset.failed)

/** To the page for their words: at once when all were taken, by a press while a refusal is still to be read. */
function finish(form, line) {
  if (!line.added.length) return
  const address = new URL(form.dataset.words, location)
  address.searchParams.set("pictures", line.added.join(","))
  if (!line.refused) {
    location.assign(address)
    return
  }
  const after = form.querySelector("[data-after]")
  after.hidden = false
  after.querySelector("a").href = address
  after.querySelector("a").focus()
}
