# What is wrong with the inputs together. CloudFormation checks the same by the template's rules, but only once the
# bucket is there; here the plan fails.
locals {
  role_names = [var.invoker_role_name, var.worker_role_name, var.reader_role_name]
  has_vpc    = var.vpc_id == null ? false : var.vpc_id != ""

  problems = compact([
    contains(local.partitions, local.partition) ? "" : "there is no template for the partition ${local.partition}: Cost Explorer has no endpoint in it",
    alltrue([for arn in local.arns : startswith(arn, "arn:${local.partition}:")]) ? "" : "every ARN must be of the partition ${local.partition}, in which the stack is: ${join(", ", local.arns)}",
    length(distinct(local.role_names)) == length(local.role_names) ? "" : "invoker_role_name, worker_role_name and reader_role_name: give each role its own name",
    local.has_vpc == (length(var.subnet_ids) > 0) ? "" : "vpc_id and subnet_ids go together: give the VPC and the subnets of it in which the function runs, or neither",
  ])
}
