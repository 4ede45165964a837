// A box with another story, kept by that story's key: readers always get its present headline, and nothing while it is
// not live. The editor shows both, and says which.
// <aside data-block="story" data-story="12">its headline when it was chosen</aside>
import { Node, mergeAttributes } from "django-prose-editor/editor"

import { placeBlock } from "./place.js"
import { chooseStory } from "./story-chooser.js"

const languageOf = (editor) => editor.options.element.querySelector("textarea").name.split("_").pop()
const ownKey = () => location.pathname.match(/\/article\/(\d+)\//)?.[1] ?? ""

// What several boxes want to know in one moment is asked for once.
const wanted = new Map()

function standing(story, address, language) {
  return new Promise((resolve) => {
    if (!wanted.size) setTimeout(() => ask(address), 50)
    const place = `${language} ${story}`
    wanted.set(place, [...(wanted.get(place) ?? []), resolve])
  })
}

async function ask(address) {
  const asked = new Map(wanted)
  wanted.clear()
  const languages = new Set([...asked.keys()].map((place) => place.split(" ")[0]))
  for (const language of languages) {
    const keys = [...asked.keys()].filter((place) => place.startsWith(language)).map((place) => place.split(" ")[1])
    const answer = await fetch(`${address}?${new URLSearchParams({ language, keys })}`).catch(() => null)
    const { stories } = answer?.ok ? await answer.json() : { stories: [] }
    for (const key of keys) {
      const found = stories.find(({ story }) => String(story) === key)
      for (const resolve of asked.get(`${language} ${key}`)) resolve(found)
    }
  }
}

async function choose(editor, options, but = []) {
  const language = languageOf(editor)
  return chooseStory({ address: options.address, language, but: [ownKey(), ...but], words: options })
}

class Box {
  constructor(node, editor, options, getPos) {
    Object.assign(this, { editor, options, getPos })
    this.dom = document.createElement("aside")
    this.dom.dataset.block = "story"
    this.dom.role = "group"
    this.dom.ariaLabel = options.name
    this.title = document.createElement("p")
    this.title.className = "related-title"
    this.state = document.createElement("p")
    this.state.className = "related-state"
    const label = document.createElement("p")
    label.className = "related-label"
    label.textContent = options.label
    const another = document.createElement("button")
    another.type = "button"
    another.textContent = options.another
    another.addEventListener("click", () => this.another())
    this.dom.append(label, this.title, this.state, another)
    this.update(node)
  }

  update(node) {
    if (node.type.name !== "relatedStory") return false
    if (node.attrs.story !== this.story) {
      this.story = node.attrs.story
      this.title.textContent = node.attrs.title
      standing(this.story, this.options.address, languageOf(this.editor)).then((found) => this.tell(found))
    }
    return true
  }

  tell(found) {
    if (found) {
      this.title.textContent = found.title
      this.title.lang = found.lang
    }
    this.state.textContent = [found?.state, found?.live ? "" : this.options.hidden].filter(Boolean).join(". ")
    this.dom.classList.toggle("is-hidden", !found?.live)
  }

  async another() {
    const chosen = await choose(this.editor, this.options, [this.story])
    if (!chosen) return
    const { tr, doc } = this.editor.state
    const at = this.getPos()
    this.editor.view.dispatch(tr.setNodeMarkup(at, null, { ...doc.nodeAt(at).attrs, ...chosen }))
  }

  stopEvent(event) {
    return Boolean(event.target.closest?.("button"))
  }

  ignoreMutation() {
    return true
  }
}

export const RelatedStory = Node.create({
  name: "relatedStory",
  group: "block",
  atom: true,
  draggable: true,

  addOptions: () => ({ address: "", name: "", label: "", another: "", hidden: "" }),

  addAttributes: () => ({
    story: {
      parseHTML: (element) => element.dataset.story,
      renderHTML: ({ story }) => ({ "data-story": story }),
    },
    title: { default: "", parseHTML: (element) => element.textContent.trim(), rendered: false },
  }),

  parseHTML: () => [{ tag: "aside[data-block=story]" }],

  renderHTML: ({ node, HTMLAttributes }) => [
    "aside", mergeAttributes(HTMLAttributes, { "data-block": "story" }), node.attrs.title,
  ],

  addNodeView() {
    return ({ node, editor, getPos }) => new Box(node, editor, this.options, getPos)
  },

  addCommands() {
    return {
      insertRelatedStory:
        () =>
        ({ editor, dispatch }) => {
          if (dispatch) {
            choose(editor, this.options).then((attrs) => attrs && placeBlock(editor, { type: "relatedStory", attrs }))
          }
          return true
        },
    }
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "relatedStory",
      groups: "nodes",
      button: buttons.material("library_books", this.options.name),
      command: (editor) => editor.commands.insertRelatedStory(),
      active: (editor) => editor.isActive("relatedStory"),
    })
  },
})
