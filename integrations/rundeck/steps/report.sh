
# take_one SEPARATOR: moves the first element of the list in `rest` to `one`.
take_one() {
  one=${rest%%"$1"*}
  case $rest in
    *"$1"*) rest=${rest#*"$1"} ;;
    *) rest='' ;;
  esac
}

set -- run --no-color "--config=$config" "--period=$period"
[ -z "$granularity" ] || set -- "$@" "--granularity=$granularity"
[ -z "$compare" ] || set -- "$@" "--compare=$compare"
[ -z "$rule" ] || set -- "$@" "--fail-if=$rule"

rest=$metrics
while [ -n "$rest" ]; do
  take_one ','
  [ -z "$one" ] || set -- "$@" "--metric=$one"
done

rest=$units
while [ -n "$rest" ]; do
  take_one "$between_units"
  [ -z "$one" ] || set -- "$@" "--ou=$one"
done

# The period becomes part of a file's name, so a character that could lead to another folder is replaced.
name=ou-cost-$(printf '%s' "$period" | tr -c 'A-Za-z0-9.-' '_')-${RD_JOB_EXECID:-by-hand}
rest=$outputs
while [ -n "$rest" ]; do
  take_one ','
  case $one in
    '') ;;
    table) set -- "$@" --output=table ;;
    markdown) set -- "$@" --output=markdown "--out=$folder/$name.md" ;;
    csv-ou) set -- "$@" --output=csv-ou "--out=$folder/$name.ou.csv" ;;
    *[!a-z]*)
      echo "'$one' is not an output: choose one of those in ou-cost run --help" >&2
      exit 2
      ;;
    *) set -- "$@" "--output=$one" "--out=$folder/$name.$one" ;;
  esac
done

ou_cost "$@"
