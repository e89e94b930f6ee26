import type { PackageFiles } from './package-zip.ts';

const NS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** A small package in metadata format: an object, a class with its test, a permission set and a label. */
export function workshopPackage(changes: Readonly<Record<string, string>> = {}): PackageFiles {
  return new Map(
    Object.entries({
      'objects/Tool__c.object': toolObject(),
      'classes/ToolShed.cls': `/** @description Tools by weight. */
public with sharing class ToolShed {
    /**
     * @description The heavy ones.
     * @return them
     */
    public static List<Tool__c> heavy() {
        return [SELECT Id, Weight__c FROM Tool__c WHERE Weight__c > 10 WITH USER_MODE];
    }
}
`,
      'classes/ToolShed.cls-meta.xml': classXml,
      'classes/ToolShedTest.cls': `@IsTest
private class ToolShedTest {
    @IsTest
    static void findsHeavyTools() {
        insert as user new Tool__c(Weight__c = 11);
        Assert.areEqual(1, ToolShed.heavy().size());
    }
}
`,
      'classes/ToolShedTest.cls-meta.xml': classXml,
      'permissionsets/ToolUser.permissionset': permissionSet('ToolShed'),
      ...changes
    })
  );
}

export function toolObject(more = ''): string {
  return `${HEAD}
<CustomObject ${NS}>
    <deploymentStatus>Deployed</deploymentStatus>
    <fields>
        <fullName>Weight__c</fullName>
        <label>Weight</label>
        <precision>5</precision>
        <scale>0</scale>
        <type>Number</type>
    </fields>${more}
    <label>Tool</label>
    <nameField>
        <displayFormat>T-{0000}</displayFormat>
        <label>Tool Number</label>
        <type>AutoNumber</type>
    </nameField>
    <pluralLabel>Tools</pluralLabel>
    <sharingModel>ReadWrite</sharingModel>
</CustomObject>
`;
}

export function permissionSet(apexClass: string): string {
  return `${HEAD}
<PermissionSet ${NS}>
    <classAccesses>
        <apexClass>${apexClass}</apexClass>
        <enabled>true</enabled>
    </classAccesses>
    <fieldPermissions>
        <editable>true</editable>
        <field>Tool__c.Weight__c</field>
        <readable>true</readable>
    </fieldPermissions>
    <label>Tool User</label>
    <objectPermissions>
        <allowCreate>true</allowCreate>
        <allowDelete>false</allowDelete>
        <allowEdit>true</allowEdit>
        <allowRead>true</allowRead>
        <modifyAllRecords>false</modifyAllRecords>
        <object>Tool__c</object>
        <viewAllRecords>false</viewAllRecords>
    </objectPermissions>
</PermissionSet>
`;
}

export const classXml = `${HEAD}
<ApexClass ${NS}>
    <apiVersion>66.0</apiVersion>
    <status>Active</status>
</ApexClass>
`;
