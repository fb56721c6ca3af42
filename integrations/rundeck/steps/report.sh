
refuse() {
  echo "$1" >&2
  exit 2
}

# take_one SEPARATOR: moves the first element of the list in `rest` to `one`.
take_one() {
  one=${rest%%"$1"*}
  case $rest in
    *"$1"*) rest=${rest#*"$1"} ;;
    *) rest='' ;;
  esac
}

# --- what to ask for ---

case $archive:$tree:$reuse in
  :as-was:*) refuse "the tree as-was needs an archive, in which runs keep what the organization was: $no_archive" ;;
  :*:yes) refuse "settled months are reused from an archive, and none is named: $no_archive" ;;
esac
case $reuse:$check in
  yes:*) ;;
  *:yes) refuse 'check_reused checks months that are reused, and none is: choose yes for reuse_settled too' ;;
esac

set -- run --no-color "--config=$config" ${quiet:+"$quiet"} "--period=$period"
[ -z "$granularity" ] || set -- "$@" "--granularity=$granularity"
[ -z "$compare" ] || set -- "$@" "--compare=$compare"
[ -z "$trend" ] || set -- "$@" "--trend=$trend"
[ -z "$detail" ] || set -- "$@" "--detail=$detail"
[ -z "$source" ] || set -- "$@" "--source=$source"
[ -z "$archive" ] || set -- "$@" "--archive=$archive"
[ -z "$tree" ] || set -- "$@" "--tree=$tree"
[ "$reuse" != yes ] || set -- "$@" --reuse-settled
[ "$check" != yes ] || set -- "$@" --check-reused
[ -z "$order" ] || set -- "$@" "--sort=$order"
[ -z "$top" ] || set -- "$@" "--top=$top"
[ -z "$language" ] || set -- "$@" "--language=$language"
[ -z "$rule" ] || set -- "$@" "--fail-if=$rule"

# What people type is separated by |, which names hardly have in them; what they choose from a list, by a comma.
for option in metric exclude-charge-type by ou exclude-ou; do
  between='|'
  case $option in
    metric) rest=$metrics between=',' ;;
    exclude-charge-type) rest=$excluded_types between=',' ;;
    by) rest=$splits ;;
    ou) rest=$units ;;
    exclude-ou) rest=$excluded_units ;;
  esac
  while [ -n "$rest" ]; do
    take_one "$between"
    [ -z "$one" ] || set -- "$@" "--$option=$one"
  done
done

# --- where it goes ---

# Both become part of a file's name, so a character that could lead to another folder is replaced.
safe() {
  printf '%s' "$1" | tr -c 'A-Za-z0-9.-' '_'
}
name=ou-cost-$(safe "$period")-$(safe "${RD_JOB_EXECID:-$(date -u +%Y%m%dT%H%M%SZ)}")
extensions=''
rest=$outputs
while [ -n "$rest" ]; do
  take_one ','
  case $one in
    '') continue ;;
    table)
      set -- "$@" --output=table
      continue
      ;;
    markdown) extension=md ;;
    csv-ou) extension=ou.csv ;;
    *[!a-z]*) refuse "'$one' is not an output: choose one of those in ou-cost run --help" ;;
    *) extension=$one ;;
  esac
  set -- "$@" "--output=$one" "--out=$folder/$name.$extension"
  extensions="$extensions $extension"
done

# A webhook's address is a secret: it goes to the program as a variable of its environment, and nowhere else.
rest=$posts
while [ -n "$rest" ]; do
  take_one ','
  case $one in
    '') continue ;;
    slack) address=${slack_webhook:-${OU_COST_SLACK_WEBHOOK:-}} && export OU_COST_SLACK_WEBHOOK="$address" ;;
    teams) address=${teams_webhook:-${OU_COST_TEAMS_WEBHOOK:-}} && export OU_COST_TEAMS_WEBHOOK="$address" ;;
    json) address=${json_webhook:-${OU_COST_JSON_WEBHOOK:-}} && export OU_COST_JSON_WEBHOOK="$address" ;;
    *) address=unknown ;; # which ou-cost refuses
  esac
  [ -n "$address" ] || refuse "no address for $one: store it as a password in Key Storage, at the path of ${one}_webhook"
  set -- "$@" "--post=$one"
done
# The page of this execution, whose log has the table, is what others can open; the files are on this host only.
case "$posts ${RD_JOB_URL:-}" in
  ?*' 'http://* | ?*' 'https://*) set -- "$@" "--post-link=$RD_JOB_URL" ;;
esac

case $keep in
  0* | ??????* | *[!0-9]*) refuse "'$keep' is not how many runs to keep the files of: give a number, 1 or more, or nothing" ;;
esac

# --- the run, and what it leaves ---

status=0
ou_cost "$@" || status=$?

written=''
for extension in $extensions; do
  file=$folder/$name.$extension
  [ -f "$file" ] || continue
  written="$written $extension"
  echo "wrote $file"
done
[ -n "$written" ] || exit "$status"

# The record has one line for each run of this job that wrote files. Only what stands there is ever removed.
record=$folder/.ou-cost-$(safe "$job")
remove_old() {
  echo "$name$written" >>"$record" || return
  surplus=$(($(wc -l <"$record") - ${keep:-999999}))
  [ "$surplus" -gt 0 ] || return 0
  head -n "$surplus" "$record" | while read -r old extensions; do
    for extension in $extensions; do
      case $old.$extension in
        "$name".* | */*) ;;
        *) rm -f -- "$folder/$old.$extension" || return ;;
      esac
    done
  done || return
  tail -n "+$((surplus + 1))" "$record" >"$record.new" && mv -f -- "$record.new" "$record"
}
remove_old || echo "the files of old runs were not removed: see $record" >&2
exit "$status"
