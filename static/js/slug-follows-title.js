// The address follows the headline while nobody has written one and the story is not published.
// Expects: .story-bar[data-slug-address][data-story][data-published], #id_title_hi and #id_slug_hi, the same with en.

const bar = document.querySelector("[data-slug-address]")
const published = bar ? bar.dataset.published.split(" ") : []

async function proposal(language, title) {
  const query = new URLSearchParams({ language, title, story: bar.dataset.story })
  const answer = await fetch(`${bar.dataset.slugAddress}?${query}`)
  return answer.ok ? (await answer.json()).slug : null
}

function follow(language) {
  const title = document.getElementById(`id_title_${language}`)
  const slug = document.getElementById(`id_slug_${language}`)
  if (!title || !slug || published.includes(language)) return
  let follows = slug.value === ""
  let proposed = slug.value
  let wait
  title.addEventListener("focus", async () => {
    if (!follows && title.value) follows = (await proposal(language, title.value)) === slug.value
  })
  title.addEventListener("input", () => {
    clearTimeout(wait)
    wait = setTimeout(async () => {
      if (!follows || slug.value !== proposed) return
      const next = await proposal(language, title.value)
      if (next !== null) slug.value = proposed = next
    }, 350)
  })
  slug.addEventListener("input", () => { follows = slug.value === "" })
}

follow("hi")
follow("en")
