<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en">
<context>
    <name>QFileDialog</name>
    <message><source>&amp;Look in:</source><translation>&amp;Zoek in:</translation></message>
    <message><source>Files of &amp;type:</source><translation>&amp;Soort bestand:</translation></message>
    <message><source>Directory</source><translation>Map</translation></message>
</context>
<context>
    <name>QCupsJobWidget</name>
    <message><source>Job</source><translation>Opdracht</translation></message>
    <message><source>Scheduled &amp;printing:</source><translation>&amp;Wanneer afdrukken:</translation></message>
    <message><source>&amp;Billing information:</source><translation>&amp;Kostenplaats:</translation></message>
    <message><source>Job &amp;priority:</source><translation>&amp;Voorrang:</translation></message>
    <message><source>&amp;End:</source><translation>&amp;Einde:</translation></message>
    <message><source>&amp;Start:</source><translation>&amp;Begin:</translation></message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message><source>Page &amp;Set:</source><translation>&amp;Welke pagina's:</translation></message>
    <message><source>All Pages</source><translation>Alle pagina's</translation></message>
    <message><source>Odd Pages</source><translation>Oneven pagina's</translation></message>
    <message><source>Even Pages</source><translation>Even pagina's</translation></message>
</context>
<context>
    <name>QPageSetupWidget</name>
    <message><source>Page &amp;order:</source><translation>&amp;Volgorde:</translation></message>
    <message><source>Pages &amp;per sheet:</source><translation>&amp;Pagina's per vel:</translation></message>
</context>
<context>
    <name>QPrintPropertiesDialog</name>
    <message><source>Page</source><translation>Pagina</translation></message>
    <message><source>Advanced</source><translation>Geavanceerd</translation></message>
</context>
<context>
    <name>QPrintPropertiesWidget</name>
    <message><source>Job Options</source><translation>Opdracht</translation></message>
</context>
<context>
    <name>QUnixPrintWidget</name>
    <message><source>Print to File (PDF)</source><translation>Afdrukken naar een bestand (PDF)</translation></message>
</context>
</TS>
