// On which row of the shared grid each paragraph of the two languages stands. No page needed: a pure function.
// A pair shares a row; what one language still lacks has a row alone; the rest stands side by side as it comes.

// Pairs that can stand beside each other without either text changing its order: the longest rising run of them.
function anchors(hi, en, pairs) {
  const places = new Map(en.map((key, index) => [key, index]))
  const partner = new Map(pairs)
  const found = hi.flatMap((key, index) => {
    const place = places.get(partner.get(key))
    return place === undefined ? [] : [{ hi: index, en: place, length: 1, before: null }]
  })
  let last = null
  found.forEach((pair, index) => {
    for (const earlier of found.slice(0, index)) {
      if (earlier.en < pair.en && earlier.length >= pair.length) {
        pair.length = earlier.length + 1
        pair.before = earlier
      }
    }
    if (!last || pair.length > last.length) last = pair
  })
  const rising = []
  for (let pair = last; pair; pair = pair.before) rising.unshift(pair)
  return rising
}

export function rows({ hi, en, pairs = [], missing = {} }) {
  const alone = {
    hi: new Set((missing.en ?? []).map(([key]) => key)),
    en: new Set((missing.hi ?? []).map(([key]) => key)),
  }
  const found = { hi: new Map(), en: new Map(), count: 0 }
  const place = (left, right) => {
    if (left) found.hi.set(left, found.count)
    if (right) found.en.set(right, found.count)
    found.count += 1
  }
  const between = (left, right) => {
    while (left.length || right.length) {
      if (left.length && alone.hi.has(left[0])) place(left.shift(), null)
      else if (right.length && alone.en.has(right[0])) place(null, right.shift())
      else place(left.shift(), right.shift())
    }
  }
  const from = { hi: 0, en: 0 }
  for (const pair of anchors(hi, en, pairs)) {
    between(hi.slice(from.hi, pair.hi), en.slice(from.en, pair.en))
    place(hi[pair.hi], en[pair.en])
    from.hi = pair.hi + 1
    from.en = pair.en + 1
  }
  between(hi.slice(from.hi), en.slice(from.en))
  return found
}
