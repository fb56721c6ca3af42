import { describe, expect, it } from 'vitest';
import { costCategorySpellings, tagKeySpellings } from './tag-keys.ts';

describe('the key of a tag', () => {
  it.each([
    ['team', 'user_team'],
    ['Team', 'user_team'],
    ['CostCenter', 'user_cost_center'],
    ['cost-center', 'user_cost_center'],
    ['user:CostCenter', 'user_cost_center'],
    ['kubernetes.io/cluster', 'user_kubernetes_io_cluster'],
    ['Kostenträger', 'user_kostenträger'],
    ['CostCenterID', 'user_cost_center_id'],
    ['CostCenterID', 'user_cost_center_i_d'],
    ['aws:createdBy', 'aws_created_by'],
    ['aws:cloudformation:stack-name', 'aws_cloudformation_stack_name'],
  ])('%s is looked for as %s', (key, spelled) => expect(tagKeySpellings(key)).toContain(spelled));

  it('is looked for as it is written before anything else', () => {
    expect(tagKeySpellings('Team')[0]).toBe('Team');
    expect(tagKeySpellings('aws:createdBy')[0]).toBe('aws:createdBy');
  });

  it('has no spelling of a user for a key of AWS', () => {
    expect(tagKeySpellings('aws:createdBy').filter((spelled) => spelled.startsWith('user'))).toEqual([]);
  });
});

it('a cost category is looked for by its name, and as AWS spells it as a column', () => {
  expect(costCategorySpellings('Business Unit')).toEqual(
    expect.arrayContaining(['Business Unit', 'business_unit']),
  );
});
