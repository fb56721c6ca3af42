# What is wrong with the inputs together. CloudFormation checks the same by the template's rules, but only once the
# bucket is there; here the plan fails.
locals {
  # In IAM, names that differ only in case are the same.
  role_names  = [lower(var.invoker_role_name), lower(var.worker_role_name), lower(var.reader_role_name), lower(var.archivist_role_name), lower(var.deliverer_role_name), lower(var.scheduler_role_name)]
  has_vpc     = var.vpc_id == null ? false : var.vpc_id != ""
  has_export  = var.exports_bucket == null ? false : var.exports_bucket != ""
  has_archive = var.archive_bucket == null ? false : var.archive_bucket != ""

  # What a report by itself needs, and who gets it.
  schedule      = length(compact([var.schedule_expression]))
  of_schedule   = compact([var.schedule_language, var.schedule_locale, var.schedule_mail_from, var.schedule_mail_to, var.schedule_topic_arn, var.schedule_webhook_address])
  mail_sender   = length(compact([var.schedule_mail_from]))
  mail_identity = length(compact([var.schedule_mail_identity]))

  # As long as the invoker's trust policy is, as IAM counts it: a statement for each caller, then each caller's ARN with
  # the condition on the external id. Only the length matters, so its quotes are single ones.
  trust_statements  = [for arn in var.caller_role_arns : "{'Action':'sts:AssumeRole','Condition':{'ArnEquals':{'aws:PrincipalArn':''}},'Effect':'Allow','Principal':{'AWS':'arn:${local.partition}:iam::000000000000:root'}}"]
  trust_external_id = join("", [for id in compact([var.external_id]) : ",'StringEquals':{'sts:ExternalId':'${id}'}"])
  trust             = "{'Statement':[${join(",", local.trust_statements)}],'Version':'2012-10-17'}${join(local.trust_external_id, concat([""], var.caller_role_arns))}"

  problems = compact([
    contains(local.partitions, local.partition) ? "" : "there is no template for the partition ${local.partition}: Cost Explorer has no endpoint in it",
    alltrue([for arn in local.arns : startswith(arn, "arn:${local.partition}:")]) ? "" : "every ARN must be of the partition ${local.partition}, in which the stack is: ${join(", ", local.arns)}",
    length(distinct(local.role_names)) == length(local.role_names) ? "" : "invoker_role_name, worker_role_name, reader_role_name, archivist_role_name, deliverer_role_name and scheduler_role_name: give each role its own name",
    length(local.trust) <= var.trust_policy_quota ? "" : "the invoker role's trust policy would have ${length(local.trust)} characters, and trust_policy_quota is ${var.trust_policy_quota}: name fewer callers or a shorter external_id, or have the account's quota 'Role trust policy length' raised and set trust_policy_quota to it",
    local.has_vpc == (length(var.subnet_ids) > 0) ? "" : "vpc_id and subnet_ids go together: give the VPC and the subnets of it in which the function runs, or neither",
    local.has_export || length(compact([var.exports_region, var.exports_kms_key_arn])) == 0 ? "" : "exports_region and exports_kms_key_arn need exports_bucket: give the bucket of the export too, or leave them out",
    local.has_archive || length(compact([var.archive_kms_key_arn])) == 0 ? "" : "archive_kms_key_arn needs archive_bucket: give the bucket of the archive too, or leave it out",
    local.has_archive || !var.archive_create ? "" : "archive_create needs archive_bucket: give the name of the new bucket too, or leave it out",
    local.schedule == 0 || local.has_archive ? "" : "schedule_expression needs archive_bucket, which keeps the reports: give the bucket of the archive too, or leave it out",
    local.schedule == 0 || length(compact([var.alarm_topic_arn])) > 0 ? "" : "schedule_expression needs alarm_topic_arn: otherwise nobody would hear that a report could not be made",
    local.schedule > 0 || length(local.of_schedule) == 0 ? "" : "schedule_language, schedule_locale, schedule_mail_from, schedule_mail_to, schedule_topic_arn and schedule_webhook_address need schedule_expression: give it too, or leave them out",
    local.mail_sender == length(compact([var.schedule_mail_to])) ? "" : "schedule_mail_from and schedule_mail_to go together: give the sender and the recipients, or neither",
    local.mail_sender > 0 || local.mail_identity == 0 ? "" : "schedule_mail_identity needs schedule_mail_from: give the sender too, or leave it out",
    local.has_export && local.partition == "aws-eusc" ? "exports_bucket must be left out: AWS Data Exports has no endpoint in the partition ${local.partition}" : "",
  ])
}
