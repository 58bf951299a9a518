#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Replays the tutorials and how-to pages. In a `console` block a line that begins with `$ ` is run, and the lines
# after it must be what it says; … stands for anything, and blanks for any number of blanks. `sh` blocks that
# write a file by `cat >` are run without a look at what they say. The page of facts must be that of data/.
PATH=$(dirname "$GOSSAN_PROGRAM"):$PATH
wrong=0

squeezed() { sed -E 's/[[:blank:]]+/ /g; s/ $//; s/^ //'; }

pattern_of() { # text with … as a pattern for the whole output
    local text=$1
    text=${text//\\/\\\\}; text=${text//\*/\\*}; text=${text//\?/\\?}; text=${text//\[/\\[}
    text=${text//$'\n…\n'/$'\n…'}      # a line of … is any number of lines
    [[ $text == $'…\n'* ]] && text="…${text#$'…\n'}"
    printf '%s' "${text//…/*}"
}

check() { # check PAGE COMMAND EXPECTED
    [ -n "$2" ] || return 0
    local said expected
    said=$(bash -c "$2" 2>&1 | squeezed)
    expected=$(squeezed <<<"$3")
    # shellcheck disable=SC2053  # a pattern
    if [[ $said != $(pattern_of "$expected") ]]; then
        printf '%s: $ %s\n--- the page says\n%s\n--- the program says\n%s\n' "$1" "$2" "$expected" "$said"
        wrong=1
    fi
}

replay() { # replay PAGE
    local page=$1 kind= line command= expected= script= n=0
    while IFS= read -r line; do
        case $kind:$line in
        :'```console') kind=console ;;
        :'```sh') kind=sh; script= ;;
        console:'```') check "$page" "$command" "$expected"; command= expected= kind= ;;
        sh:'```') case $script in *'cat >'*) bash -c "$script" ;; esac; kind= ;;
        console:'$ '*) check "$page" "$command" "$expected"; command=${line#'$ '} expected= n=$((n + 1)) ;;
        console:*) expected+=${expected:+$'\n'}$line ;;
        sh:*) script+=$line$'\n' ;;
        esac
    done <"$page"
    echo "${page##*/docs/}: $n commands"
}

for page in "$GOSSAN_SOURCE_DIR"/docs/tutorials/*.md "$GOSSAN_SOURCE_DIR"/docs/how-to/*.md; do
    mkdir "$(basename "$page" .md)"
    (cd "$(basename "$page" .md)" && replay "$page" && exit $wrong) || failed=1
done

"$GOSSAN_SOURCE_DIR/tools/facts" >facts.md
diff "$GOSSAN_SOURCE_DIR/docs/reference/facts.md" facts.md ||
    { echo "docs/reference/facts.md is behind: tools/facts >docs/reference/facts.md"; failed=1; }
exit "${failed:-0}"
