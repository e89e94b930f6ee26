/** Standard objects that Salesforce has and the local org leaves out; lower case. */
const unmodelled = new Set(
  (
    'apexclass apexpage apextrigger asset asyncapexjob campaign campaignmember case casecomment ' +
    'contentdocument contentdocumentlink contentversion contract crontrigger custompermission ' +
    'dashboard emailmessage emailtemplate entitydefinition event fielddefinition flowdefinitionview ' +
    'folder group groupmember namedcredential note order orderitem packagelicense ' +
    'permissionsetgroup permissionsetgroupcomponent ' +
    'pricebook2 pricebookentry product2 publisher queuesobject ' +
    'recordtype report setupentityaccess staticresource userpackagelicense ' +
    'userrecordaccess userrole'
  ).split(' ')
);

export function isUnmodelled(name: string): boolean {
  return unmodelled.has(name.toLowerCase());
}
