#!/bin/sh
# AWS spend per organizational unit, for hosts that have only the AWS CLI: assumes the invoker role, invokes the
# function once, and writes its report completely or not at all. The exit codes are those of ou-cost.
set +x # a trace would show the credentials
set -eu

PROGRAM=ou-cost-report

usage() {
  cat <<'USAGE'
usage: ou-cost-report.sh --invoker-role-arn ARN [options]

Assumes the invoker role, invokes the function, and writes its report as JSON.

  --invoker-role-arn ARN      the role to assume
  --function NAME or ARN      the function (default: ou-cost-report)
  --region REGION             the function's region (default: AWS_REGION, AWS_DEFAULT_REGION,
                              else that of the profile)
  --profile NAME              the AWS profile to start from (default: AWS_PROFILE)
  --external-id ID            the external id in the role's trust policy (default: none)
  --out FILE                  where to write the report (default: standard output)
  --timeout SECONDS           how long to wait; longer than the function's timeout (default: 920)

The report, as with ou-cost run (default: last full month, UnblendedCost):

  --period PERIOD             last-month, month-to-date, 2026-10, last-3-months, ...
  --granularity STEP          monthly or daily
  --metric NAME               UnblendedCost, AmortizedCost, ...; repeatable
  --by SPLIT                  charge-type, service, region, resource, hour, tag:KEY
                              or cost-category:NAME; repeatable
  --detail LEVEL              account or ou
  --ou UNIT                   only this unit and those below it, by id or path;
                              repeatable
  --exclude-ou UNIT           all but this unit and those below it; repeatable
  --exclude-charge-type TYPE  usage, savings-plan, reservation, discount, credit,
                              refund, tax, support, fee or other; repeatable
  --compare WITH              none (the default), previous or a month such as 2026-09
  --trend N                   one total per unit and account for each of the N
                              months up to the end of the period
  --source SOURCE             cost-explorer, or exports: the bill as AWS exports it
                              to files

It keeps no archive, and so has neither --tree as-was nor --reuse-settled of
ou-cost run.

Exit codes:
  0  complete and reconciled
  1  a defect in the program or the function
  2  wrong usage or configuration, or a request that AWS calls invalid
  4  access refused, or credentials missing or expired
  5  incomplete, not reconciled, or too large to be returned
  6  AWS did not answer in time: throttled, unavailable, timed out or out of
     memory

AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_STS and AWS_ENDPOINT_URL_LAMBDA, or the
profile's endpoint_url, set endpoints that are called instead of AWS's. Proxies
and certificates are those of the AWS CLI: HTTPS_PROXY, NO_PROXY, AWS_CA_BUNDLE
or the profile's ca_bundle.
USAGE
}

say() {
  printf '%s: %s\n' "$PROGRAM" "$1" >&2
}

fail() {
  say "$2"
  exit "$1"
}

# --- the request -----------------------------------------------------------------------------------------------

# json_string TEXT: prints the text as a JSON string. No valid value contains a control character.
json_string() {
  case $1 in
    *[[:cntrl:]]*) fail 2 "a value contains a control character: remove it" ;;
  esac
  printf '"%s"' "$(printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g')"
}

fields='' metrics='' splits='' units='' excluded_units='' excluded_types=''

# field NAME TEXT: adds a member to the request.
field() {
  quoted=$(json_string "$2")
  fields="$fields,\"$1\":$quoted"
}

# appended LIST TEXT: prints the list with the text added as a JSON string.
appended() {
  quoted=$(json_string "$2")
  printf '%s' "${1:+$1,}$quoted"
}

# list NAME LIST: adds a member that holds a list, unless the list is empty.
list() {
  [ -z "$2" ] || fields="$fields,\"$1\":[$2]"
}

role='' external_id='' function_name=ou-cost-report out='' timeout=920 profile=''
region=${AWS_REGION:-${AWS_DEFAULT_REGION:-}}

while [ $# -gt 0 ]; do
  option=$1
  case $option in
    -h | --help) usage && exit 0 ;;
    --*=*)
      value=${option#*=}
      option=${option%%=*}
      shift
      ;;
    --*)
      [ $# -ge 2 ] || fail 2 "$option has no value, or is not known; see --help"
      value=$2
      shift 2
      ;;
    *) fail 2 "'$option' is not an option; see --help" ;;
  esac
  [ -n "$value" ] || fail 2 "$option is empty; omit it, or give it a value"
  case $option in
    --invoker-role-arn) role=$value ;;
    --function) function_name=$value ;;
    --region) region=$value ;;
    --profile) profile=$value ;;
    --external-id) external_id=$value ;;
    --out) out=$value ;;
    --timeout) timeout=$value ;;
    --period | --granularity | --detail | --compare | --source) field "${option#--}" "$value" ;;
    --trend)
      case $value in
        0* | ????* | *[!0-9]*) fail 2 "--trend '$value' is not a number of months" ;;
      esac
      fields="$fields,\"trend\":$value"
      ;;
    --metric) metrics=$(appended "$metrics" "$value") ;;
    --by) splits=$(appended "$splits" "$value") ;;
    --ou) units=$(appended "$units" "$value") ;;
    --exclude-ou) excluded_units=$(appended "$excluded_units" "$value") ;;
    --exclude-charge-type) excluded_types=$(appended "$excluded_types" "$value") ;;
    *) fail 2 "$option is not known; see --help" ;;
  esac
done

case $role in
  arn:aws*:iam::*:role/*) ;;
  '') fail 2 'the invoker role is not named: give --invoker-role-arn ARN' ;;
  *) fail 2 "--invoker-role-arn '$role' is not a role's ARN: write it as in 'arn:aws:iam::222222222222:role/ou-cost-invoker'" ;;
esac
case $timeout in
  *[!0-9]* | 0*) fail 2 "--timeout '$timeout' is not a number of seconds" ;;
esac
command -v aws >/dev/null 2>&1 || fail 2 'the AWS CLI (aws) is not on the PATH: install it'

# --- the settings of the profile -----------------------------------------------------------------------------------

home=${HOME:-}
config_file=${AWS_CONFIG_FILE:-$home/.aws/config}
credentials_file=${AWS_SHARED_CREDENTIALS_FILE:-$home/.aws/credentials}
profile_name=${profile:-${AWS_PROFILE:-${AWS_DEFAULT_PROFILE:-default}}}

# value_in FILE SECTION KEY [PARENT]: prints a setting, with PARENT one that is indented below it.
value_in() {
  [ -f "$1" ] && [ -r "$1" ] || return 0
  SECTION=$2 KEY=$3 PARENT=${4:-} awk '
    function trimmed(text) { gsub(/^[ \t]+|[ \t\r]+$/, "", text); return text }
    /^[ \t]*([#;]|$)/ { next }
    /^[ \t]*\[/ {
      name = trimmed($0); gsub(/^\[[ \t]*|[ \t]*\].*$/, "", name); gsub(/["\047]/, "", name); gsub(/[ \t]+/, " ", name)
      here = (name == ENVIRON["SECTION"]); parent = ""; next
    }
    !here || !index($0, "=") { next }
    {
      key = trimmed(substr($0, 1, index($0, "=") - 1)); value = trimmed(substr($0, index($0, "=") + 1))
      sub(/[ \t][#;].*$/, "", value)
      if ($0 !~ /^[ \t]/) { parent = (value == "" ? key : ""); if (value == "") next }
      if (key == ENVIRON["KEY"] && parent == ENVIRON["PARENT"]) found = value
    }
    END { if (found != "") print found }
  ' "$1"
}

# profile_setting KEY: prints a setting of the profile. The file of credentials comes before that of settings.
profile_setting() {
  section="profile $profile_name"
  [ "$profile_name" != default ] || section=default
  value=$(value_in "$credentials_file" "$profile_name" "$1")
  printf '%s' "${value:-$(value_in "$config_file" "$section" "$1")}"
}

# endpoint_of SERVICE: prints the endpoint that the profile sets for a service, or for all.
endpoint_of() {
  services=$(profile_setting services)
  value=''
  [ -z "$services" ] || value=$(value_in "$config_file" "services $services" endpoint_url "$1")
  printf '%s' "${value:-$(profile_setting endpoint_url)}"
}

[ -n "$region" ] || region=$(profile_setting region)
[ -n "$region" ] || fail 2 "the region is not named: give --region REGION, set AWS_REGION, or the profile's region"
sts_endpoint=${AWS_ENDPOINT_URL_STS:-${AWS_ENDPOINT_URL:-}}
lambda_endpoint=${AWS_ENDPOINT_URL_LAMBDA:-${AWS_ENDPOINT_URL:-}}
case ${AWS_IGNORE_CONFIGURED_ENDPOINT_URLS:-$(profile_setting ignore_configured_endpoint_urls)} in
  [Tt][Rr][Uu][Ee]) sts_endpoint='' lambda_endpoint='' ;;
  *)
    sts_endpoint=${sts_endpoint:-$(endpoint_of sts)}
    lambda_endpoint=${lambda_endpoint:-$(endpoint_of lambda)}
    ;;
esac
ca_bundle=${AWS_CA_BUNDLE:-$(profile_setting ca_bundle)}
[ -z "$ca_bundle" ] || { [ -f "$ca_bundle" ] && [ -r "$ca_bundle" ]; } ||
  fail 2 "the file '$ca_bundle' of AWS_CA_BUNDLE, or of the profile's ca_bundle, cannot be read"

list metric "$metrics"
list by "$splits"
list ou "$units"
list excludeOu "$excluded_units"
list excludeChargeType "$excluded_types"
run=ou-cost-$(od -An -N6 -tx1 /dev/urandom | tr -d ' \n')
request="{\"runId\":\"$run\"$fields}"

# --- a temporary folder beside the target, removed at the end ------------------------------------------------------

work='' child=''

clean() {
  [ -z "$work" ] || rm -rf "$work"
}

# stop CODE: ends on a signal, and ends the child, which may not have received the signal.
stop() {
  trap '' HUP INT TERM
  if [ -n "$child" ]; then
    kill "$child" 2>/dev/null || :
    wait "$child" 2>/dev/null || :
  fi
  exit "$1"
}

trap clean EXIT
trap 'stop 129' HUP
trap 'stop 130' INT
trap 'stop 143' TERM

folder=${TMPDIR:-/tmp}
if [ -n "$out" ]; then
  [ ! -d "$out" ] || fail 2 "--out '$out' is a folder: name a file in it"
  folder=$(dirname -- "$out")
fi
work=$(mktemp -d "$folder/.$PROGRAM.XXXXXX" 2>/dev/null) ||
  fail 2 "'$folder' cannot be written to: create the folder, or choose another"

# --- the two calls -----------------------------------------------------------------------------------------------

# Prints what the AWS CLI wrote to standard error, as one line.
aws_error() {
  tr -s '\n\t ' ' ' <"$work/errors" | sed 's/^ //; s/ $//'
}

# Prints the exit code for a call that the AWS CLI could not make, or that AWS refused.
code_of_refusal() {
  case $(aws_error) in
    *AccessDenied* | *ExpiredToken* | *InvalidClientTokenId* | *UnrecognizedClient* | *SignatureDoesNotMatch* | \
      *InvalidSignature* | *IncompleteSignature* | *'nable to locate credentials'* | \
      *'hen retrieving credentials'* | *'retrieving metadata'* | *'config profile'* | *'Token has expired'*) echo 4 ;;
    *ResourceNotFound* | *ValidationError* | *InvalidParameter* | *InvalidRequestContent* | *'Invalid endpoint'* | \
      *'Unknown options'* | *'Provided region'* | *"doesn't support"*) echo 2 ;;
    *Throttl* | *TooManyRequests* | *RequestLimitExceeded* | *'timeout on endpoint'* | *'connect to the endpoint'* | \
      *'connect to proxy'* | *'SSL validation failed'* | \
      *'onnection was closed'* | *ServiceException* | *ServiceUnavailable* | *InternalFailure* | *IncompleteRead* | \
      *'onnection broken'* | *'onnection reset'* | *EFS* | *ENI* | *'(5'??')'*) echo 6 ;;
    *) echo 1 ;;
  esac
}

# Settings for work at a terminal do not count here: the AWS CLI would prompt, page or print in another form. Variables
# come before the settings of a profile.
export AWS_CLI_AUTO_PROMPT=off AWS_PAGER='' AWS_CLI_ERROR_FORMAT=legacy
export AWS_STS_REGIONAL_ENDPOINTS=regional AWS_RETRY_MODE=standard
[ -z "$ca_bundle" ] || export AWS_CA_BUNDLE="$ca_bundle"
unset AWS_DEFAULT_OUTPUT

# This machine itself is never reached through a proxy.
no_proxy=${no_proxy:-${NO_PROXY:-}}
[ "$no_proxy" = '*' ] || no_proxy=${no_proxy:+$no_proxy,}localhost,127.0.0.1,::1
export no_proxy

# The AWS CLI stores credentials of role_arn profiles and of SSO, and its history, below the home directory. It gets
# none here, so with such a profile it fails instead of storing anything. Its settings are read from the real home.
say "run $run"
credentials=$(
  unset AWS_CLI_HISTORY_FILE
  AWS_CONFIG_FILE=$config_file
  AWS_SHARED_CREDENTIALS_FILE=$credentials_file
  export AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE
  HOME=/dev/null aws sts assume-role --region "$region" ${profile:+--profile "$profile"} ${sts_endpoint:+--endpoint-url "$sts_endpoint"} \
    --cli-connect-timeout 10 --cli-read-timeout 60 \
    --role-arn "$role" --role-session-name "$run" --duration-seconds 900 \
    ${external_id:+--external-id "$external_id"} \
    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text 2>"$work/errors"
) || {
  case $(aws_error) in
    *'/dev/null'*)
      fail 2 "assume the invoker role: this profile, or cli_history, makes the AWS CLI write credentials to disk, which this script does not allow: use the instance's role, or access keys"
      ;;
  esac
  fail "$(code_of_refusal)" "assume the invoker role $role: $(aws_error)"
}

# The shell splits the credentials: a here-document may be a file, and the arguments of a program are visible to all.
tab=$(printf '\t')
access_key=${credentials%%"$tab"*}
session_token=${credentials##*"$tab"}
secret_key=${credentials#*"$tab"}
secret_key=${secret_key%"$tab"*}
[ "$access_key$tab$secret_key$tab$session_token" = "$credentials" ] || fail 5 'assume the invoker role: no credentials in the answer'

# TCP keep-alive can be switched on only in a settings file. The child needs no other settings.
printf '[default]\ntcp_keepalive = true\n' >"$work/config"
printf '%s' "$request" >"$work/request.json"
(
  unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_CLI_HISTORY_FILE
  AWS_ACCESS_KEY_ID=$access_key AWS_SECRET_ACCESS_KEY=$secret_key AWS_SESSION_TOKEN=$session_token \
    AWS_CONFIG_FILE=$work/config AWS_SHARED_CREDENTIALS_FILE=/dev/null HOME=/dev/null AWS_MAX_ATTEMPTS=1 \
    exec aws lambda invoke --region "$region" ${lambda_endpoint:+--endpoint-url "$lambda_endpoint"} \
    --cli-connect-timeout 10 --cli-read-timeout "$timeout" \
    --function-name "$function_name" --payload "fileb://$work/request.json" \
    --query FunctionError --output text "$work/answer.json"
) >"$work/function-error" 2>"$work/errors" &
child=$!
unset credentials access_key secret_key session_token
status=0
wait "$child" || status=$?
child=''

if [ "$status" -ne 0 ]; then
  code=$(code_of_refusal)
  case $code in
    6) fail 6 "invoke the function: $(aws_error); run $run may still be going on: check its log before you run it again" ;;
    *) fail "$code" "invoke the function $function_name: $(aws_error)" ;;
  esac
fi

# --- what came back ------------------------------------------------------------------------------------------------

# member NAME: prints a string member of the failure as JSON writes it. A quotation mark inside a value has a
# backslash before it, so no value can be mistaken for a member.
member() {
  tr '\n' ' ' <"$work/answer.json" |
    sed -nE "s/.*[{,][[:space:]]*\"$1\"[[:space:]]*:[[:space:]]*\"(([^\"\\\\]|\\\\.)*)\".*/\1/p"
}

# code_of_failure TYPE MESSAGE: prints the exit code for an error of the function, by its code, or of Lambda.
code_of_failure() {
  case $1 in
    InvalidUsage | InvalidConfiguration | InvalidRequest | InvalidPeriod | UnknownOrganizationalUnit) echo 2 ;;
    AmbiguousOrganizationalUnit | PeriodNotAvailable | RequestRefused | RequestBudgetExceeded) echo 2 ;;
    FunctionNotFound | OutputNotWritten | UnknownAccount) echo 2 ;;
    RuleHolds) echo 3 ;;
    AccessRefused | AccessTooWide | CredentialsMissing | CredentialsExpired | OrganizationNotInUse) echo 4 ;;
    Incomplete | MalformedAnswer | MixedCurrencies | NotReconciled | AnswerTooLarge) echo 5 ;;
    Throttled | DataUnavailable | Unavailable | TimedOut | PostFailed | NotDelivered) echo 6 ;;
    FunctionTimedOut | FunctionOutOfMemory | Sandbox.Timedout | Runtime.OutOfMemory) echo 6 ;;
    Function.ResponseSizeTooLarge) echo 5 ;;
    *)
      case $2 in
        *'Task timed out after'* | *'signal: killed'*) echo 6 ;;
        *) echo 1 ;;
      esac
      ;;
  esac
}

case $(cat "$work/function-error") in
  None | '') ;;
  *)
    type=$(member errorType)
    message=$(member errorMessage | sed 's/\\n/ /g; s/\\"/"/g; s/\\\\/\\/g')
    fail "$(code_of_failure "$type" "$message")" "the function failed (${type:-no error type}): ${message:-no message}"
    ;;
esac

grep -Eq '^[[:space:]]*\{[[:space:]]*"schema"[[:space:]]*:[[:space:]]*"ou-cost/report@2"' "$work/answer.json" ||
  fail 5 'the answer is not a report of the form ou-cost/report@2: check the name and the version of the function'
grep -Eq '\}[[:space:]]*$' "$work/answer.json" || fail 5 'the answer is cut off: run again'
grep -Eq '"reconciliation"[[:space:]]*:[[:space:]]*\{[[:space:]]*"status"[[:space:]]*:[[:space:]]*"(reconciled|difference-allowed)"' \
  "$work/answer.json" || fail 5 'the report is not reconciled, or does not say whether it is'

if [ -n "$out" ]; then
  mv -f -- "$work/answer.json" "$out" || fail 2 "'$out' cannot be written"
else
  cat "$work/answer.json"
fi
