# The bucket for the template, where none is named. It holds nothing but templates, which are no secrets.
resource "aws_s3_bucket" "template" {
  count = var.template_bucket == null ? 1 : 0

  bucket_prefix = "ou-cost-template-"
  tags          = var.tags
}

resource "aws_s3_bucket_public_access_block" "template" {
  count = var.template_bucket == null ? 1 : 0

  bucket                  = aws_s3_bucket.template[0].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "template" {
  count = var.template_bucket == null ? 1 : 0

  bucket = aws_s3_bucket.template[0].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "template" {
  count = var.template_bucket == null ? 1 : 0

  bucket = aws_s3_bucket.template[0].id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_policy" "template" {
  count = var.template_bucket == null ? 1 : 0

  bucket = aws_s3_bucket.template[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyWithoutTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.template[0].arn, "${aws_s3_bucket.template[0].arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })

  # S3 refuses a policy while it changes the bucket's other settings.
  depends_on = [aws_s3_bucket_public_access_block.template]
}
