"""Checks TEI files against the Schematron rules inside a RELAX NG schema.

usage: schematron.py SCHEMA LIB FOLDER FILE...    LIB has SchXslt, FOLDER takes the compiled rules.
Prints each rule that fails; exit status 1 where one does or where no rule applied to a file.
"""

import hashlib
import pathlib
import sys
import xml.etree.ElementTree as ET

from saxonche import PySaxonProcessor

SVRL = "{http://purl.oclc.org/dsdl/svrl}"


def compiled(processor, schema, lib, folder):
    """The rules of the schema as a stylesheet, made once for each schema."""
    rules = folder / (hashlib.sha256(schema.read_bytes()).hexdigest()[:16] + ".xsl")
    if not rules.exists():
        plain, part = rules.with_suffix(".sch"), rules.with_suffix(".part")
        extract = processor.compile_stylesheet(stylesheet_file=str(lib / "schematron/ExtractSchFromRNG-2.xsl"))
        extract.transform_to_file(source_file=str(schema), output_file=str(plain))
        pipeline = processor.compile_stylesheet(stylesheet_file=str(lib / "schxslt-1.9.5/2.0/pipeline-for-svrl.xsl"))
        pipeline.transform_to_file(source_file=str(plain), output_file=str(part))
        part.rename(rules)
    return processor.compile_stylesheet(stylesheet_file=str(rules))


def main(schema, lib, folder, *files):
    with PySaxonProcessor(license=False) as saxon:
        check = compiled(saxon.new_xslt30_processor(), *(pathlib.Path(p).resolve() for p in (schema, lib, folder)))
        fired, faults = 0, []
        for file in files:
            report = ET.fromstring(check.transform_to_string(source_file=str(pathlib.Path(file).resolve())))
            applied = len(report.findall(SVRL + "fired-rule"))
            fired += applied
            if not applied:
                faults.append(f"{file}: no rule applied")
            for hit in (*report.iter(SVRL + "failed-assert"), *report.iter(SVRL + "successful-report")):
                message = " ".join("".join(hit.find(SVRL + "text").itertext()).split())
                faults.append(f"{file}: {message} [{hit.get('location')}]")
    print(*faults, f"Schematron: {len(files)} files, {fired} rules applied, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
