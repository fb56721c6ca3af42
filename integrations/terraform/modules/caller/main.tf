data "aws_partition" "current" {}

locals {
  partition = data.aws_partition.current.partition
  template  = "${path.module}/templates/${local.partition}.template.json"
}

resource "aws_cloudformation_stack" "caller" {
  name          = var.stack_name
  template_body = fileexists(local.template) ? file(local.template) : ""
  parameters    = local.parameters
  capabilities  = ["CAPABILITY_NAMED_IAM"]
  on_failure    = var.on_failure
  iam_role_arn  = var.iam_role_arn
  tags          = var.tags

  lifecycle {
    precondition {
      condition     = length(local.problems) == 0
      error_message = join("\n", local.problems)
    }
  }
}
