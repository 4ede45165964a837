// What a search result and a shared link will say, while it is typed.
// Expects: [data-search-preview=hi] with [data-part] title, description and slug, and the story's form. Whether
// the headline is cut, numbers.js says.
const form = document.getElementById("article_form")

const typed = (name) => form.elements.namedItem(name)?.value.trim().replace(/\s+/g, " ") ?? ""

function follow(preview) {
  const language = preview.dataset.searchPreview
  const title = typed(`seo_title_${language}`) || typed(`title_${language}`)
  const words = {
    title,
    description: typed(`seo_description_${language}`) || typed(`summary_${language}`),
    slug: typed(`slug_${language}`),
  }
  for (const part of preview.querySelectorAll("[data-part]")) {
    const text = words[part.dataset.part]
    if (text !== undefined && part.textContent !== text) part.textContent = text
  }
  preview.classList.toggle("is-empty", !title)
}

const previews = [...document.querySelectorAll("[data-search-preview]")]
if (form && previews.length) {
  form.addEventListener("input", ({ target }) => {
    if (/_(?:hi|en)$/.test(target.name ?? "") && !target.name.startsWith("body")) for (const preview of previews) follow(preview)
  })
  for (const preview of previews) follow(preview)
}
