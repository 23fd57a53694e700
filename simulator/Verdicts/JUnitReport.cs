using System.Globalization;
using System.Text;
using System.Xml;

namespace NeuralGlasses.Simulator.Verdicts;

/// <summary>
/// Writes trials as JUnit XML, as the usual readers of it take it: a suite a scenario, a case an expectation, and last a case for the run
/// itself, which carries its time.
/// </summary>
public static class JUnitReport
{
    /// <summary>The report of a round; equal results and times give equal text.</summary>
    public static string Format(IReadOnlyList<TrialResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(new Utf8Text(text), new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "neuralglasses test");
            WriteCounts(xml, results);
            foreach (var result in results)
                WriteSuite(xml, result);
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    /// <summary>Writes it to a file, which appears whole or not at all.</summary>
    public static void Write(IReadOnlyList<TrialResult> results, string path)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var partial = full + ".part";
        File.WriteAllText(partial, Format(results));
        File.Move(partial, full, overwrite: true);
    }

    private static void WriteSuite(XmlWriter xml, TrialResult result)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(result.Name));
        xml.WriteAttributeString("file", Clean(result.File));
        WriteCounts(xml, [result]);
        xml.WriteStartElement("properties");
        WriteProperty(xml, "seed", result.Seed.ToString(CultureInfo.InvariantCulture));
        WriteProperty(xml, "trace_hash", result.TraceHash ?? "");
        WriteProperty(xml, "simulated_seconds", Seconds(result.SimulatedS));
        xml.WriteEndElement();
        foreach (var (i, verdict) in result.Verdicts.Index())
            WriteCase(xml, result, verdict.Expectation.Sentence, i == result.Verdicts.Count - 1 ? result.WallS : 0, verdict);
        if (result.Verdicts.Count == 0)
            WriteCase(xml, result, "the run to go to its end", result.WallS, null);
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, TrialResult result, string name, double seconds, Verdict? verdict)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(result.Name));
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("file", Clean(result.File));
        if (verdict is not null)
            xml.WriteAttributeString("line", verdict.Expectation.Line.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("time", Seconds(seconds));
        if (verdict is { Holds: false })
            WriteOutcome(xml, "failure", verdict.Sentence, $"{result.File}:{verdict.Expectation.Line}: {verdict.Sentence}");
        else if (result is { Outcome: TrialOutcome.Skipped, Error: { } lacking })
            WriteOutcome(xml, "skipped", lacking, null);
        else if (result.Error is { } error)
            WriteOutcome(xml, "error", error, error);
        else if (result.Outcome is TrialOutcome.Stopped or TrialOutcome.NotRun)
            WriteOutcome(xml, "skipped", "stopped by the user", null);
        xml.WriteEndElement();
    }

    private static void WriteOutcome(XmlWriter xml, string element, string message, string? text)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("message", Clean(message));
        if (text is not null)
            xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<TrialResult> results)
    {
        var cases = results.Sum(r => Math.Max(1, r.Verdicts.Count));
        (string Name, int Count)[] counts =
        [
            ("tests", cases),
            ("failures", results.Sum(r => r.Verdicts.Count(v => !v.Holds))),
            ("errors", results.Count(r => r.Error is not null && r.Outcome != TrialOutcome.Skipped)),
            ("skipped", results.Count(r => r.Outcome is TrialOutcome.Stopped or TrialOutcome.NotRun or TrialOutcome.Skipped)),
        ];
        foreach (var (name, count) in counts)
            xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("time", Seconds(results.Sum(r => r.WallS)));
    }

    private static void WriteProperty(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("value", value);
        xml.WriteEndElement();
    }

    private static string Seconds(double seconds) => seconds.ToString("F3", CultureInfo.InvariantCulture);

    // What XML cannot carry, a scenario's text can.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(r => r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? "\uFFFD" : r.ToString()));

    private sealed class Utf8Text(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
