#!/usr/bin/env bash
# How the program's time compares with that of tools which only count or search: `benches/compare.sh [MEGABYTES]`.
# Writes a text of news-like sentences with figures that vary, curly quotes and dashes included, runs each tool in turn
# several times over, and prints the median of each with its ratio to `wc -w`. A tool that is not installed is left out.
set -euo pipefail
cd "$(dirname "$0")/.."
megabytes=${1:-8}
rounds=${ROUNDS:-7}
export LC_ALL=C.UTF-8
[ -n "${RECOUNT:-}" ] || cargo build --release --quiet
recount=${RECOUNT:-$PWD/target/release/recount}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The same seed, the same text. About 3 KB an article, a file each, so that every document is one that somebody might write.
awk -v bytes=$((megabytes * 1000000)) -v out="$work/text" 'BEGIN {
    srand(7)
    while (total < bytes) {
        file = sprintf("%s-%06d.txt", out, n++)
        for (i = 0; i < 5; i++) {
            a = 1000 + int(rand() * 90000); b = int(a * (1 + rand())); p = int(1000 * (b - a) / a) / 10
            text = sprintf("The council said on Tuesday that it would close two of its %d libraries by next spring. ", 3 + int(rand() * 30))
            text = text "Nobody at the meeting could say where the readers of the old town were supposed to go instead. "
            text = text sprintf("Borrowing rose by %.1f%% to %d books in %d, from %d the year before. ", p, b, 2001 + int(rand() * 20), a)
            text = text "“We are open to anyone with a plan,” the leader said – “but the roof will not wait for one.” "
            text = text sprintf("Repairs would cost £%.1fm a year, or roughly £%.2f for each household in the district.\n\n", rand() * 9 + 1, rand() * 90 + 1)
            printf "%s", text > file
            total += length(text)
        }
        close(file)
    }
}'
mkdir "$work/many" && find "$work" -maxdepth 1 -name 'text-*.txt' -exec mv -t "$work/many" {} +
# The same bytes as one text, and as one archive of JSON lines.
cat "$work"/many/*.txt > "$work/all"
awk 'FNR == 1 && NR > 1 { print "\"}" } FNR == 1 { printf "{\"id\": \"%06d\", \"text\": \"", ++n } { printf "%s\\n", $0 } END { print "\"}" }' \
    "$work"/many/*.txt > "$work/all.jsonl"

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

names=("wc -w" "recount extract, 1 thread" "recount extract" "recount check, 1 thread" "recount check" "check of JSON lines, 1")
commands=(
    "cat $work/many/*.txt | wc -w"
    "$recount extract $work/many --format json --threads 1"
    "$recount extract $work/many --format json"
    "$recount check $work/many --scope document --format json --threads 1"
    "$recount check $work/many --scope document --format json"
    "$recount check $work/all.jsonl --scope document --format json --threads 1"
)
if command -v rg >/dev/null; then
    names+=("rg -o numbers")
    commands+=("rg -o '[0-9][0-9,.]*' $work/all")
fi

for _ in $(seq "$rounds"); do
    for i in "${!commands[@]}"; do
        start=$(date +%s%N)
        bash -c "${commands[$i]}" >/dev/null || [ $? -eq 1 ]
        echo $((($(date +%s%N) - start) / 1000)) >> "$work/times-$i"
    done
done
base=$(median < "$work/times-0")
printf '%-26s %10s %10s %8s\n' tool "ms" "MB/s" "of wc -w"
for i in "${!commands[@]}"; do
    us=$(median < "$work/times-$i")
    awk -v name="${names[$i]}" -v us="$us" -v base="$base" -v size="$(stat -c %s "$work/all")" \
        'BEGIN { printf "%-26s %10.1f %10.1f %8.2f\n", name, us / 1000, size / us, base / us }'
done
