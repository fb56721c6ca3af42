
paid=!option paid
negative=!option negative
set -- doctor --no-color "--config=$config" ${quiet:+"$quiet"}
[ "$paid" != yes ] || set -- "$@" --paid
[ "$negative" != yes ] || set -- "$@" --negative

ou_cost "$@"
