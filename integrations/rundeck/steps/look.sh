period=!option period

[ -n "$archive" ] || {
  echo "there is no archive to keep the tree in: $no_archive" >&2
  exit 2
}
ou_cost run --no-color "--config=$config" ${quiet:+"$quiet"} "--period=$period" "--archive=$archive" --reuse-settled \
  --compare=none --detail=ou --output=table --depth=0
