output "invoker_role_arn" {
  description = "The role that callers assume."
  value       = aws_cloudformation_stack.payer.outputs["InvokerRoleArn"]
}

output "worker_role_arn" {
  description = "The role that the function runs as."
  value       = aws_cloudformation_stack.payer.outputs["WorkerRoleArn"]
}

output "reader_role_arn" {
  description = "The role that reads the organization and its spend."
  value       = aws_cloudformation_stack.payer.outputs["ReaderRoleArn"]
}

output "function_arn" {
  description = "The function that makes the report."
  value       = aws_cloudformation_stack.payer.outputs["FunctionArn"]
}

output "caller_policy" {
  description = "The policy that a caller's role needs, as JSON, for accounts without the module for callers."
  value       = aws_cloudformation_stack.payer.outputs["CallerPolicy"]
}

output "stack_id" {
  description = "The ARN of the CloudFormation stack."
  value       = aws_cloudformation_stack.payer.id
}
