# What is wrong with the inputs in this account: then the plan fails.
locals {
  problems = compact([
    contains(local.partitions, local.partition) ? "" : "there is no template for the partition ${local.partition}: Cost Explorer has no endpoint in it",
    alltrue([for arn in local.arns : startswith(arn, "arn:${local.partition}:")]) ? "" : "every ARN must be of the partition ${local.partition}, in which the stack is: ${join(", ", local.arns)}",
  ])
}
