output "caller_policy_name" {
  description = "The inline policy that each of the roles has."
  value       = var.caller_policy_name
}

output "stack_id" {
  description = "The ARN of the CloudFormation stack."
  value       = aws_cloudformation_stack.caller.id
}
