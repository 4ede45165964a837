-- wrk's part: which address comes next, and one line of JSON at the end.
-- With a file after "--", its lines are "popular <address>" and "tail <address>": 95 of 100 requests are popular.

local popular, tail = {}, {}

function init(args)
  if not args[1] then return end
  math.randomseed(7)
  for line in io.lines(args[1]) do
    local kind, address = line:match("^(%S+) (.+)$")
    table.insert(kind == "popular" and popular or tail, wrk.format("GET", address))
  end
end

function request()
  if #popular == 0 then return wrk.format("GET") end
  local from = (#tail > 0 and math.random() > 0.95) and tail or popular
  return from[math.random(#from)]
end

function done(summary, latency, requests)
  local errors = summary.errors
  print(string.format(
    '{"requests": %d, "microseconds": %d, "p95": %d, "errors": %d}',
    summary.requests, summary.duration, latency:percentile(95),
    errors.connect + errors.read + errors.write + errors.timeout + errors.status))
end
