// A picture or box that is selected is never replaced by what somebody types or pastes: a new paragraph after it takes
// the words. Delete and Backspace take the whole block away.
import { Extension, pm } from "django-prose-editor/editor"

import { blockAt, writeAfter } from "./place.js"

const { NodeSelection, Plugin, Selection } = pm.state

const isBlock = ({ selection }) => selection instanceof NodeSelection && selection.node.isBlock

function besideIt(view) {
  if (!isBlock(view.state)) return false
  writeAfter(view)
  return true
}

function removeIt(view) {
  if (!isBlock(view.state)) return false
  const { block, start } = blockAt(view.state)
  const { tr } = view.state
  tr.delete(start, start + block.nodeSize)
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(start, tr.doc.content.size)), -1))
  view.dispatch(tr.scrollIntoView())
  return true
}

const props = {
  handleTextInput(view, _from, _to, text) {
    if (!besideIt(view)) return false
    view.dispatch(view.state.tr.insertText(text))
    return true
  },

  handlePaste(view, _event, slice) {
    if (!besideIt(view)) return false
    view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView())
    return true
  },

  handleDOMEvents: {
    // Hindi keyboards compose; on a phone every key does.
    compositionstart(view) {
      besideIt(view)
      return false
    },
    beforeinput(view, event) {
      if (!event.inputType.startsWith("insert") || event.isComposing || !besideIt(view)) return false
      if (event.data) view.dispatch(view.state.tr.insertText(event.data))
      event.preventDefault()
      return true
    },
  },
}

export const BesideBlocks = Extension.create({
  name: "besideBlocks",

  addKeyboardShortcuts() {
    const { view } = this.editor
    return {
      Enter: () => besideIt(view),
      Backspace: () => removeIt(view),
      Delete: () => removeIt(view),
    }
  },

  addProseMirrorPlugins() {
    return [new Plugin({ props })]
  },
})
