// A window to find a story by its headline: type, arrows, Enter. Answers {story, title}, or null.
const PAUSE = 200 // ms after the last key

const element = (tag, attributes, ...children) => {
  const made = Object.assign(document.createElement(tag), attributes)
  made.append(...children)
  return made
}

function option({ story, title, lang, state }, number) {
  const row = element("li", { id: `story-choice-${number}`, role: "option", ariaSelected: "false" },
    element("b", { lang, textContent: title }), element("span", { textContent: state }))
  row.dataset.story = story
  return row
}

class Chooser {
  constructor({ address, language, but, words }) {
    Object.assign(this, { address, language, but, words, stories: [], present: 0 })
    this.field = element("input", { type: "text", role: "combobox", ariaExpanded: "true", ariaAutoComplete: "list",
      autocomplete: "off" })
    this.list = element("ul", { id: "story-choices", role: "listbox", ariaLabel: words.choose })
    this.said = element("p", { role: "status" })
    this.field.setAttribute("aria-controls", this.list.id)
    const cancel = element("button", { type: "button", textContent: words.cancel })
    this.dialog = element("dialog", { className: "prose-editor-dialog story-chooser" },
      element("h3", { className: "prose-editor-dialog-title", textContent: words.choose }),
      element("label", {}, words.search, this.field), this.list, this.said, cancel)
    cancel.addEventListener("click", () => this.dialog.close())
    this.field.addEventListener("input", () => this.searchSoon())
    this.field.addEventListener("keydown", (event) => this.pressed(event))
    this.list.addEventListener("click", (event) => this.clicked(event))
  }

  open() {
    document.body.append(this.dialog)
    this.dialog.showModal()
    this.search()
    return new Promise((resolve) => {
      this.dialog.addEventListener("close", () => {
        this.dialog.remove()
        resolve(this.chosen ?? null)
      })
    })
  }

  searchSoon() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.search(), PAUSE)
  }

  async search() {
    const query = new URLSearchParams({ language: this.language, q: this.field.value, but: this.but })
    const asked = (this.asked = {})
    let sentence = ""
    let stories = []
    try {
      const answer = await fetch(`${this.address}?${query}`, { headers: { Accept: "application/json" } })
      if (!answer.ok) throw new Error(answer.status)
      stories = (await answer.json()).stories
      if (!stories.length) sentence = this.words.none
    } catch {
      sentence = this.words.lost
    }
    if (asked !== this.asked) return // a later question is on its way
    this.stories = stories
    this.list.replaceChildren(...stories.map(option))
    this.said.textContent = sentence
    this.move(0)
  }

  move(to) {
    const rows = [...this.list.children]
    this.present = Math.max(0, Math.min(to, rows.length - 1))
    rows.forEach((row, number) => (row.ariaSelected = String(number === this.present)))
    this.field.setAttribute("aria-activedescendant", rows[this.present]?.id ?? "")
    rows[this.present]?.scrollIntoView({ block: "nearest" })
  }

  pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) this.move(this.present + step)
    else if (event.key === "Enter" && !event.isComposing) this.choose(this.stories[this.present])
    else return
    event.preventDefault()
  }

  clicked(event) {
    const row = event.target.closest("[data-story]")
    if (row) this.choose(this.stories.find(({ story }) => String(story) === row.dataset.story))
  }

  choose(story) {
    if (!story) return
    this.chosen = { story: String(story.story), title: story.title }
    this.dialog.close()
  }
}

export const chooseStory = (asked) => new Chooser(asked).open()
