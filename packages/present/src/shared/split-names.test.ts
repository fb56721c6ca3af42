import type { Split } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { partName, splitNames } from './split-names.ts';

describe('what spend is split by', () => {
  test.each<[Split, string, string]>([
    ['charge-type', 'Charge type', '料金種別'],
    ['service', 'Service', 'サービス'],
    ['region', 'Region', 'リージョン'],
    ['resource', 'Resource', 'リソース'],
    ['hour', 'Hour (UTC)', '時間(UTC)'],
    ['tag:Team', 'Tag Team', 'タグ Team'],
    ['cost-category:Cost center', 'Cost category Cost center', 'コストカテゴリ Cost center'],
  ])('%s is called %s, and in Japanese %s', (split, english, japanese) => {
    expect([splitNames(split, 'en').one, splitNames(split, 'ja').one]).toEqual([english, japanese]);
  });

  test.each<[Split, string, string, string]>([
    ['charge-type', 'savings-plan', 'Savings Plans', 'Savings Plans'],
    ['charge-type', 'tax', 'Tax', '税金'],
    ['service', 'Amazon S3', 'Amazon S3', 'Amazon S3'],
    ['service', '', 'without a name', '名称なし'],
    ['region', 'eu-west-1', 'eu-west-1', 'eu-west-1'],
    ['resource', '', 'on no resource', 'リソースなし'],
    ['hour', '', 'longer than an hour', '1時間を超える料金'],
    ['tag:Team', '', 'untagged', 'タグなし'],
    // The value of a tag may be called as a charge type is.
    ['tag:Team', 'tax', 'tax', 'tax'],
    ['cost-category:Team', '', 'in no category', '未分類'],
  ])('%s has the part %j, which is called %s, and in Japanese %s', (split, part, english, japanese) => {
    expect([partName(split, part, 'en'), partName(split, part, 'ja')]).toEqual([english, japanese]);
  });
});
