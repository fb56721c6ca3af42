#!/bin/sh
# AWS spend per organizational unit, for hosts that have the AWS CLI and nothing else: enters the invoker role,
# invokes the function once and writes its report, whole or not at all. Exit codes are those of ou-cost.
set +x # a trace would show the credentials
set -eu

PROGRAM=ou-cost-report

usage() {
  cat <<'USAGE'
usage: ou-cost-report.sh --invoker-role-arn ARN [options]

Enters the invoker role, invokes the function, writes its report as JSON.

  --invoker-role-arn ARN      the role to enter
  --function NAME or ARN      the function (default: ou-cost-report)
  --region REGION             the function's region (default: AWS_REGION, AWS_DEFAULT_REGION)
  --external-id ID            what the role's trust asks for (default: none)
  --out FILE                  where the report goes (default: standard output)
  --timeout SECONDS           how long to wait; above the function's own timeout (default: 920)

What to ask for, as with ou-cost run (default: last full month, UnblendedCost):

  --period PERIOD             last-month, month-to-date, 2026-10, last-3-months, ...
  --granularity STEP          monthly or daily
  --metric NAME               repeatable
  --by SPLIT                  charge-type or service
  --detail LEVEL              account or ou
  --ou UNIT                   id or path; repeatable
  --exclude-ou UNIT           repeatable
  --exclude-charge-type TYPE  repeatable
  --compare WITH              none, previous or a month

Exit codes: 0 complete and reconciled; 1 a defect; 2 usage, or a request that is
called invalid; 4 access refused, or credentials missing or expired; 5 incomplete
or not reconciled; 6 no answer in time.

AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_STS and AWS_ENDPOINT_URL_LAMBDA name other
endpoints than AWS's.
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

# Text as a JSON string. Control characters have no place in any value here, and would need escapes of their own.
json_string() {
  case $1 in
    *[[:cntrl:]]*) fail 2 "a value has a control character in it: take it out" ;;
  esac
  printf '"%s"' "$(printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g')"
}

fields=''
metrics=''
units=''
excluded_units=''
excluded_types=''

# field NAME TEXT: one member of the request.
field() {
  quoted=$(json_string "$2")
  fields="$fields,\"$1\":$quoted"
}

# appended LIST TEXT: the list with one more JSON string in it.
appended() {
  quoted=$(json_string "$2")
  printf '%s' "${1:+$1,}$quoted"
}

# list NAME LIST: a member that holds a list, where there is one.
list() {
  [ -z "$2" ] || fields="$fields,\"$1\":[$2]"
}

role=''
external_id=''
function_name=ou-cost-report
region=${AWS_REGION:-${AWS_DEFAULT_REGION:-}}
out=''
timeout=920

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
      [ $# -ge 2 ] || fail 2 "$option stands without a value, or is not known; see --help"
      value=$2
      shift 2
      ;;
    *) fail 2 "'$option' is not an option; see --help" ;;
  esac
  [ -n "$value" ] || fail 2 "$option is empty; leave it out, or give it a value"
  case $option in
    --invoker-role-arn) role=$value ;;
    --function) function_name=$value ;;
    --region) region=$value ;;
    --external-id) external_id=$value ;;
    --out) out=$value ;;
    --timeout) timeout=$value ;;
    --period) field period "$value" ;;
    --granularity) field granularity "$value" ;;
    --by) field by "$value" ;;
    --detail) field detail "$value" ;;
    --compare) field compare "$value" ;;
    --metric) metrics=$(appended "$metrics" "$value") ;;
    --ou) units=$(appended "$units" "$value") ;;
    --exclude-ou) excluded_units=$(appended "$excluded_units" "$value") ;;
    --exclude-charge-type) excluded_types=$(appended "$excluded_types" "$value") ;;
    *) fail 2 "$option is not known; see --help" ;;
  esac
done

case $role in
  arn:aws*:iam::*:role/*) ;;
  '') fail 2 'the invoker role is not named: give --invoker-role-arn ARN' ;;
  *) fail 2 "--invoker-role-arn '$role' is not a role's ARN: write it as in 'arn:aws:iam::111111111111:role/ou-cost-invoker'" ;;
esac
case $timeout in
  *[!0-9]* | 0*) fail 2 "--timeout '$timeout' is not a number of seconds" ;;
esac
[ -n "$region" ] || fail 2 'the region is not named: give --region REGION, or set AWS_REGION'
command -v aws >/dev/null 2>&1 || fail 2 'the AWS CLI (aws) is not on the PATH: install it'

list metric "$metrics"
list ou "$units"
list excludeOu "$excluded_units"
list excludeChargeType "$excluded_types"
run=ou-cost-$(od -An -N6 -tx1 /dev/urandom | tr -d ' \n')
request="{\"runId\":\"$run\"$fields}"

# --- a folder beside the target, gone at the end -----------------------------------------------------------------

work=''
child=''

clean() {
  if [ -n "$work" ]; then
    rm -rf "$work"
  fi
}

# A shell that waits gets its signal at once; the child is told as well.
stopped() {
  trap '' HUP INT TERM
  if [ -n "$child" ]; then
    kill "$child" 2>/dev/null || :
    wait "$child" 2>/dev/null || :
  fi
  exit "$1"
}

trap clean EXIT
trap 'stopped 129' HUP
trap 'stopped 130' INT
trap 'stopped 143' TERM

folder=${TMPDIR:-/tmp}
if [ -n "$out" ]; then
  [ ! -d "$out" ] || fail 2 "--out '$out' is a folder: name a file in it"
  folder=$(dirname -- "$out")
fi
work=$(mktemp -d "$folder/.$PROGRAM.XXXXXX" 2>/dev/null) ||
  fail 2 "nothing can be written in '$folder': make the folder, or write elsewhere"

# --- the two calls -----------------------------------------------------------------------------------------------

# What the AWS CLI wrote on standard error, as one line.
said() {
  tr -s '\n\t ' ' ' <"$work/errors" | sed 's/^ //; s/ $//'
}

# The exit code for a call that the AWS CLI could not make, or that AWS refused.
code_of_refusal() {
  case $(said) in
    *AccessDenied* | *ExpiredToken* | *InvalidClientTokenId* | *UnrecognizedClient* | *SignatureDoesNotMatch* | \
      *InvalidSignature* | *IncompleteSignature* | *'nable to locate credentials'* | \
      *'hen retrieving credentials'* | *'retrieving metadata'* | *'config profile'* | *'Token has expired'*) echo 4 ;;
    *ResourceNotFound* | *ValidationError* | *InvalidParameter* | *InvalidRequestContent* | *'Invalid endpoint'* | \
      *'Unknown options'* | *'Provided region'* | *"doesn't support"*) echo 2 ;;
    *Throttl* | *TooManyRequests* | *RequestLimitExceeded* | *'timeout on endpoint'* | *'connect to the endpoint'* | \
      *'onnection was closed'* | *ServiceException* | *ServiceUnavailable* | *InternalFailure* | *IncompleteRead* | \
      *'onnection broken'* | *'onnection reset'* | *EFS* | *ENI* | *'(5'??')'*) echo 6 ;;
    *) echo 1 ;;
  esac
}

export AWS_PAGER='' AWS_STS_REGIONAL_ENDPOINTS=regional AWS_RETRY_MODE=standard
sts_endpoint=${AWS_ENDPOINT_URL_STS:-${AWS_ENDPOINT_URL:-}}
lambda_endpoint=${AWS_ENDPOINT_URL_LAMBDA:-${AWS_ENDPOINT_URL:-}}

# The AWS CLI writes what role_arn profiles, SSO and its history yield below the home directory. There is none here,
# so such a profile fails instead; settings are read from where they are.
settings=${HOME:-}
say "run $run"
credentials=$(
  unset AWS_CLI_HISTORY_FILE
  AWS_CONFIG_FILE=${AWS_CONFIG_FILE:-$settings/.aws/config}
  AWS_SHARED_CREDENTIALS_FILE=${AWS_SHARED_CREDENTIALS_FILE:-$settings/.aws/credentials}
  export AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE
  HOME=/dev/null aws sts assume-role --region "$region" ${sts_endpoint:+--endpoint-url "$sts_endpoint"} \
    --cli-connect-timeout 10 --cli-read-timeout 60 \
    --role-arn "$role" --role-session-name "$run" --duration-seconds 900 \
    ${external_id:+--external-id "$external_id"} \
    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text 2>"$work/errors"
) || {
  case $(said) in
    *'/dev/null'*)
      fail 2 "enter the invoker role: this profile, or cli_history, makes the AWS CLI write credentials to disk, which is not done here: take the instance's own role, or plain credentials"
      ;;
  esac
  fail "$(code_of_refusal)" "enter the invoker role $role: $(said)"
}

# Taken apart by the shell itself: a here-document may be a file, and any other program would be a process.
tab=$(printf '\t')
access_key=${credentials%%"$tab"*}
session_token=${credentials##*"$tab"}
secret_key=${credentials#*"$tab"}
secret_key=${secret_key%"$tab"*}
[ "$access_key$tab$secret_key$tab$session_token" = "$credentials" ] || fail 5 'enter the invoker role: no credentials in the answer'

# Keep-alive probes can only be switched on in a settings file; the child needs nothing else from one.
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
    6) fail 6 "invoke the function: $(said); run $run may still be going on, see its log before running again" ;;
    *) fail "$code" "invoke the function $function_name: $(said)" ;;
  esac
fi

# --- what came back ------------------------------------------------------------------------------------------------

# member NAME: a string of the failure's top level, as JSON writes it. A quotation mark inside a value has a
# backslash before it, so that no value can pose as a member.
member() {
  tr '\n' ' ' <"$work/answer.json" |
    sed -nE "s/.*[{,][[:space:]]*\"$1\"[[:space:]]*:[[:space:]]*\"(([^\"\\\\]|\\\\.)*)\".*/\1/p"
}

# The exit code of a failed invocation: our own error codes, then Lambda's.
code_of_failure() {
  case $1 in
    InvalidUsage | InvalidConfiguration | InvalidRequest | InvalidPeriod | UnknownOrganizationalUnit) echo 2 ;;
    AmbiguousOrganizationalUnit | PeriodNotAvailable | RequestRefused | RequestBudgetExceeded) echo 2 ;;
    FunctionNotFound | OutputNotWritten | UnknownAccount) echo 2 ;;
    RuleHolds) echo 3 ;;
    AccessRefused | AccessTooWide | CredentialsMissing | CredentialsExpired | OrganizationNotInUse) echo 4 ;;
    Incomplete | MalformedAnswer | MixedCurrencies | NotReconciled | AnswerTooLarge) echo 5 ;;
    Throttled | DataUnavailable | Unavailable | TimedOut | PostFailed) echo 6 ;;
    FunctionTimedOut | FunctionOutOfMemory) echo 6 ;;
    Sandbox.Timedout | Runtime.OutOfMemory) echo 6 ;;
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
  fail 5 'the answer is not a report of the form ou-cost/report@2: is this the right function, and one of this version?'
grep -Eq '\}[[:space:]]*$' "$work/answer.json" || fail 5 'the answer breaks off: run again'
grep -Eq '"reconciliation"[[:space:]]*:[[:space:]]*\{[[:space:]]*"status"[[:space:]]*:[[:space:]]*"(reconciled|difference-allowed)"' \
  "$work/answer.json" || fail 5 'the report says nothing of its reconciliation, or is not reconciled'

if [ -n "$out" ]; then
  mv -f -- "$work/answer.json" "$out" || fail 2 "'$out' cannot be written"
else
  cat "$work/answer.json"
fi
