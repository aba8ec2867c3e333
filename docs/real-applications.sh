#!/usr/bin/env bash
# Tries the whole migration on one application and says what came of it, one row of docs/real-applications.md.
#
#   docs/real-applications.sh FOLDER [ARGUMENTS OF MAVEN]
#
# FOLDER is a clean git checkout of a Maven application; it is copied, never changed. JAVA_HOME chooses the JDK, UNBLOCK the jar
# (default: cli/target/unblock.jar of this checkout), OUT the folder for everything that is kept (default: FOLDER.tried).
# PREVIEW=no saves one run: the patches are then those that applying wrote. MIGRATE holds further arguments of `migrate`. It needs git, mvn, python3 and GNU time.
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
folder=$(cd "$1" && pwd)
# In a copy of a part of a checkout git would find nothing, and every comparison below would say something wrong.
[ -e "$folder/.git" ] || { echo "$folder is no git checkout: copy the part out and commit it in a repository of its own" >&2; exit 2; }
shift
jar=${UNBLOCK:-$here/../cli/target/unblock.jar}
out=${OUT:-$folder.tried}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
rm -rf "$out"
mkdir -p "$out"
# The parent folders of the copies have the same depth and the same name at the end: some tests look at it.
before=$out/before/$(basename "$folder") after=$out/after/$(basename "$folder") patched=$out/patched/$(basename "$folder")
again=$out/again/$(basename "$folder")

echo target/ > "$out/ignored"
git_in() { git -c core.excludesFile="$out/ignored" -C "$@"; }

# The names of all tests that ran and of those that failed, from the reports of surefire and failsafe.
results() {
    python3 - "$1" <<'PYTHON'
import os, sys
import xml.etree.ElementTree as xml
ran, failed = set(), set()
for folder, _, files in os.walk(sys.argv[1]):
    if os.path.basename(folder) not in ("surefire-reports", "failsafe-reports"):
        continue
    for name in files:
        if not (name.startswith("TEST-") and name.endswith(".xml")):
            continue
        try:
            cases = xml.parse(os.path.join(folder, name)).iter("testcase")
        except xml.ParseError:
            continue
        for case in cases:
            test = "%s#%s" % (case.get("classname"), case.get("name"))
            ran.add(test)
            if case.find("failure") is not None or case.find("error") is not None:
                failed.add(test)
print(len(ran), "tests,", len(failed), "failing")
for test in sorted(failed):
    print(test)
PYTHON
}

tests() { # FOLDER LOG [ARGUMENTS OF MAVEN]
    local log=$2
    (cd "$1" && shift 2 && mvn -B -ntp test -fae -Dmaven.test.failure.ignore=true "$@") > "$log" 2>&1
    grep -qE '^\[(INFO|ERROR)\] BUILD SUCCESS|BUILD SUCCESS' "$log" && echo compiles || echo "DOES NOT BUILD"
}

migrate() { # FOLDER LOG [ARGUMENTS]
    local log=$2 tree=$1
    shift 2
    /usr/bin/time -f '%U %S %M' -o "$log.time" "$java" -jar "$jar" migrate "$tree" --all ${MIGRATE:-} "$@" > "$log" 2>&1
    echo "exit $?, $(awk '{printf "%.0f s of CPU, %.0f MB at most", $1 + $2, $3 / 1024}' < <(tail -1 "$log.time"))"
}

copy() { mkdir -p "$(dirname "$2")" && cp -a "$1" "$2"; }

copy "$folder" "$before"
echo "before:   $(tests "$before" "$out/before.log" "$@")"
results "$before" > "$out/before.tests"
echo "          $(head -1 "$out/before.tests")"
git_in "$before" status --porcelain > "$out/before.status"

copy "$before" "$patched"
copy "$before" "$after"

if [ "${PREVIEW:-yes}" = yes ]; then
    echo "preview:  $(migrate "$patched" "$out/preview.log" --output "$out/preview")"
    git_in "$patched" status --porcelain | cmp -s - "$out/before.status" || echo "          THE PREVIEW CHANGED SOMETHING"
fi
echo "apply:    $(migrate "$after" "$out/apply.log" --apply --allow-dirty --output "$out/applied")"
patches=$(find "$out/$([ "${PREVIEW:-yes}" = yes ] && echo preview || echo applied)" -name 'wave-*.patch' | sort)
for patch in $patches; do
    git_in "$patched" apply "$patch" 2>> "$out/preview.log" || echo "          $(basename "$patch") DOES NOT APPLY"
done
git_in "$patched" add -N . && git_in "$patched" diff > "$out/patched.diff"
git_in "$after" add -N . && git_in "$after" diff > "$out/applied.diff"
git_in "$after" status --porcelain > "$out/after.status"
echo "          $(grep -E '^ *steps' "$out/apply.log" | xargs)"
echo "          $(grep -E '^ *waits' "$out/apply.log" | xargs)"
echo "          $(git_in "$after" diff --shortstat | xargs)"
cmp -s "$out/patched.diff" "$out/applied.diff" && echo "          the same tree as the patches make" \
    || echo "          another tree than the patches make: steps were taken back, or look at $out/{patched,applied}.diff"

copy "$after" "$again"
# Tests cost most of the time: where none took a step or a part of one back, they have no say in what a second run does.
verify=$(grep -qE '^ *steps .* 0 reverted' "$out/apply.log" && ! grep -q 'taken back' "$out/apply.log" && echo none || echo test)
echo "second:   $(migrate "$again" "$out/second.log" --apply --allow-dirty --verify "$verify" --output "$out/second")"
git_in "$again" add -N . && git_in "$again" diff > "$out/second.diff"
cmp -s "$out/applied.diff" "$out/second.diff" && echo "          changes nothing" || echo "          CHANGES SOMETHING: diff $out/applied.diff $out/second.diff"

echo "after:    $(tests "$after" "$out/after.log" "$@")"
results "$after" > "$out/after.tests"
echo "          $(head -1 "$out/after.tests")"
cmp -s "$out/before.tests" "$out/after.tests" && echo "          the same tests fail" \
    || { echo "          DIFFERENT:"; diff "$out/before.tests" "$out/after.tests" | sed 's/^/          /'; }
git_in "$after" status --porcelain | diff - "$out/after.status" > /dev/null || echo "          (the tests leave files behind)"
