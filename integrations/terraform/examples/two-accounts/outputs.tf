output "scheduler_environment" {
  description = "What the scheduler's job sets before it starts the command line."
  value = {
    AWS_REGION = var.region
  }
}

output "scheduler_command" {
  description = "The command of the scheduler's job."
  value = join(" ", concat(
    ["ou-cost", "run", "--invoker-role-arn", module.payer.invoker_role_arn, "--function", module.payer.function_arn],
    var.external_id == null ? [] : ["--external-id", var.external_id],
    ["--period", "last-month", "--output", "table"],
  ))
}
