// A video or post of another site: its link, pasted or typed into an empty paragraph, becomes a block. It holds the
// site's key and the post's id; the title that readers see is written in it.
// <aside data-block="embed" data-provider="youtube" data-embed="…">title</aside>
import { Node, mergeAttributes, pm, updateAttrsDialog } from "django-prose-editor/editor"

import { say } from "./notice.js"
import { blockAt, placeBlock, writeAfter } from "./place.js"

const { Plugin } = pm.state

// The attributes of the block for a link, or null when its site is not on the list.
export function embedOf(link, providers) {
  for (const [provider, { pattern }] of Object.entries(providers)) {
    const [, post] = link.trim().match(new RegExp(`^(?:${pattern})$`)) ?? []
    if (post) return { provider, post }
  }
  return null
}

const inBlankParagraph = ({ selection }) =>
  selection.empty && selection.$from.depth === 1 && selection.$from.parent.type.name === "paragraph" &&
  !selection.$from.parent.content.size

function drawn({ name, page }, post, placeholder) {
  const dom = document.createElement("aside")
  const site = document.createElement("p")
  const mark = document.createElement("b")
  const link = document.createElement("span")
  const title = document.createElement("p")
  dom.dataset.block = "embed"
  dom.role = "group"
  dom.ariaLabel = name
  site.className = "embed-site"
  site.contentEditable = "false"
  mark.textContent = name
  link.textContent = page.replace("{}", post)
  title.dataset.placeholder = placeholder
  site.append(mark, " ", link)
  dom.append(site, title)
  return { dom, contentDOM: title }
}

async function ask(editor, { name, link, insert, unknown, providers }) {
  const given = await updateAttrsDialog({ link: { title: link, required: true } }, { title: name, submitText: insert })(
    editor, {},
  )
  if (!given) return
  const attrs = embedOf(given.link, providers)
  if (attrs) placeBlock(editor, { type: "embed", attrs })
  else {
    const href = given.link.trim()
    const marks = [{ type: "link", attrs: { href } }]
    placeBlock(editor, { type: "paragraph", content: [{ type: "text", text: href, marks }] })
    say(unknown.replace("%(sites)s", Object.values(providers).map((site) => site.name).join(", ")))
  }
}

export const Embed = Node.create({
  name: "embed",
  group: "block",
  content: "text*",
  marks: "",
  isolating: true,
  defining: true,
  draggable: true,

  addOptions: () => ({ providers: {}, name: "", link: "", insert: "", title: "", unknown: "" }),

  addAttributes: () => ({
    provider: {
      parseHTML: (element) => element.dataset.provider,
      renderHTML: ({ provider }) => ({ "data-provider": provider }),
    },
    post: {
      parseHTML: (element) => element.dataset.embed,
      renderHTML: ({ post }) => ({ "data-embed": post }),
    },
  }),

  parseHTML: () => [{ tag: "aside[data-block=embed]" }],

  renderHTML: ({ HTMLAttributes }) => ["aside", mergeAttributes(HTMLAttributes, { "data-block": "embed" }), 0],

  addNodeView() {
    const { providers, title } = this.options
    return ({ node: { attrs } }) => drawn(providers[attrs.provider] ?? { name: attrs.provider, page: "{}" }, attrs.post, title)
  },

  addCommands() {
    return {
      insertEmbed:
        () =>
        ({ editor, dispatch }) => {
          if (dispatch) ask(editor, this.options)
          return true
        },
    }
  },

  addKeyboardShortcuts() {
    const { editor } = this
    const { providers } = this.options
    return {
      Enter: () => {
        const { block, start } = blockAt(editor.state)
        if (block.type.name === "embed") {
          writeAfter(editor.view)
          return true
        }
        const attrs = block.type.name === "paragraph" && embedOf(block.textContent, providers)
        if (!attrs) return false
        editor.commands.deleteRange({ from: start + 1, to: start + 1 + block.content.size })
        placeBlock(editor, { type: "embed", attrs })
        return true
      },
      Backspace: () => {
        const { $from, empty } = editor.state.selection
        if (!empty || $from.parentOffset || $from.parent.type.name !== "embed") return false
        return editor.commands.setNodeSelection($from.before())
      },
    }
  },

  addProseMirrorPlugins() {
    const { editor, options } = this
    const handlePaste = (view, event) => {
      const attrs = embedOf(event.clipboardData?.getData("text/plain") ?? "", options.providers)
      if (!attrs || !inBlankParagraph(view.state)) return false
      placeBlock(editor, { type: "embed", attrs })
      return true
    }
    return [new Plugin({ props: { handlePaste } })]
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "embed",
      groups: "nodes",
      button: buttons.material("smart_display", this.options.name),
      command: (editor) => editor.commands.insertEmbed(),
      active: (editor) => editor.isActive("embed"),
    })
  },
})
