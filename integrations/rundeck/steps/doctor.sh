
set -- doctor --no-color "--config=$config"
[ "$paid" != yes ] || set -- "$@" --paid
[ "$negative" != yes ] || set -- "$@" --negative

ou_cost "$@"
