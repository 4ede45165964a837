// A figure shows a picture of the library: its button opens the library at once, and asks for no address.
// The library's window answers CKEDITOR.tools.callFunction(number, address, {id, alternative_text}).
import { Figure as StockFigure, pm } from "django-prose-editor/editor"

import { blockAt, placeBlock, writeAfter } from "./place.js"

const { Selection } = pm.state
const waiting = new Map()
const FIRST = 1000 // the stock editor counts from zero
let calls = FIRST

function listen() {
  const tools = ((window.CKEDITOR ??= {}).tools ??= {})
  const earlier = tools.callFunction
  tools.callFunction = (number, ...answer) => {
    const answered = waiting.get(Number(number))
    if (!answered) return earlier?.call(tools, number, ...answer)
    waiting.delete(Number(number))
    answered(...answer)
  }
}

function choose(address, answered) {
  if (calls === FIRST) listen()
  calls += 1
  waiting.set(calls, answered)
  window.open(`${address}${address.includes("?") ? "&" : "?"}CKEditorFuncNum=${calls}`, "_blank", "width=1000,height=720")
}

// The cursor's figure: its picture and its caption, with their places.
function figureAt(state) {
  const { block, start } = blockAt(state)
  if (block.type.name !== "figure") return null
  const found = { start }
  block.forEach((node, offset) => {
    found[node.type.name] = { node, at: start + 1 + offset }
  })
  return found
}

function show(editor, picture) {
  const figure = figureAt(editor.state)
  if (!figure) {
    placeBlock(editor, { type: "figure", content: [{ type: "image", attrs: picture }] })
    return
  }
  const { node, at } = figure.image
  editor.view.dispatch(editor.state.tr.setNodeMarkup(at, null, { ...node.attrs, ...picture }))
  editor.view.focus()
}

export const Figure = StockFigure.extend({
  addCommands() {
    const { pickerUrl } = this.options
    return {
      ...this.parent?.(),
      editImage:
        () =>
        ({ editor, dispatch }) => {
          if (dispatch) {
            choose(pickerUrl, (src, { id, alternative_text }) => {
              show(editor, { src, file: String(id), alt: alternative_text ?? "" })
            })
          }
          return true
        },
      // The picture stays in its figure: outside of one it is no block that can be stored.
      toggleCaption:
        () =>
        ({ state, dispatch }) => {
          const figure = figureAt(state)
          if (!figure || !dispatch) return Boolean(figure)
          const { image, caption } = figure
          const { tr } = state
          if (caption) {
            tr.delete(caption.at, caption.at + caption.node.nodeSize)
          } else {
            const at = image.at + image.node.nodeSize
            tr.insert(at, state.schema.nodes.caption.create())
            tr.setSelection(Selection.near(tr.doc.resolve(at + 1)))
          }
          dispatch(tr)
          return true
        },
    }
  },

  addKeyboardShortcuts() {
    const { editor } = this
    const inCaption = () => editor.state.selection.$from.parent.type.name === "caption"
    return {
      Enter: () => {
        if (!inCaption()) return false
        writeAfter(editor.view)
        return true
      },
      Backspace: () => {
        const { $from, empty } = editor.state.selection
        return inCaption() && empty && !$from.parent.content.size && editor.commands.toggleCaption()
      },
    }
  },
})
