data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  partition = data.aws_partition.current.partition
  template  = "${path.module}/templates/${local.partition}.template.json"

  # Without a template for the partition, the precondition below says so.
  digest   = fileexists(local.template) ? filesha256(local.template) : ""
  checksum = fileexists(local.template) ? filebase64sha256(local.template) : ""
}

# A template of more than 51,200 bytes can only be passed by its address in S3. The digest in its key makes a changed
# template an update: CloudFormation is not told of new content at an old address.
resource "aws_s3_object" "template" {
  bucket       = var.template_bucket == null ? one(aws_s3_bucket.template[*].id) : var.template_bucket
  key          = "${var.template_key_prefix}payer-${local.digest}.template.json"
  source       = local.template
  content_type = "application/json"

  # S3 computes it of what is stored, so that a refresh shows whether that is still the template.
  checksum_algorithm = "SHA256"

  depends_on = [
    aws_s3_bucket_ownership_controls.template,
    aws_s3_bucket_policy.template,
    aws_s3_bucket_public_access_block.template,
    aws_s3_bucket_server_side_encryption_configuration.template,
  ]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudformation_stack" "payer" {
  name         = var.stack_name
  template_url = "https://${aws_s3_object.template.bucket}.s3.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}/${aws_s3_object.template.key}"
  parameters   = local.parameters
  capabilities = ["CAPABILITY_NAMED_IAM"]
  on_failure   = var.on_failure
  iam_role_arn = var.iam_role_arn
  tags         = var.tags

  lifecycle {
    precondition {
      condition     = length(local.problems) == 0
      error_message = join("\n", local.problems)
    }

    precondition {
      condition     = aws_s3_object.template.checksum_sha256 == local.checksum
      error_message = "What is in the bucket under the template's key is not the template: somebody has replaced it. Find out who can write there, then apply with -replace for this module's aws_s3_object.template."
    }
  }
}
