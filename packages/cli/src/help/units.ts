/** How an organizational unit is named, for `--ou`, `--exclude-ou` and `--fail-if`. */
export const UNIT_TEXT = `
Organizational units:
  by id, by path (the names from below the root, as in Workloads/Prod), or by a
  name that only one unit has. / is the root. \\ goes before a / or \\ that is part
  of a name: CI\\/CD. A path may begin with /. It must where the unit has the
  name of the root: /Root. Names are checked before anything is paid for.`;
