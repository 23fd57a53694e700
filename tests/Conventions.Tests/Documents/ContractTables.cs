using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NeuralGlasses.Contract;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>Tables of the contract's constants and layouts, whose meanings are the sentences that document them in the code.</summary>
internal static partial class ContractTables
{
    private static readonly Dictionary<string, XElement> Summaries = Load();

    /// <summary>A row for each constant whose name begins with the prefix, by its value.</summary>
    internal static string Constants(Type type, string prefix, string heading, string format = "{0}") => Table(
        $"{heading} | Name | Meaning",
        from field in ConstantsOf(type, prefix)
        select $"{Number(field, format)} | {Words(field.Name[prefix.Length..])} | {MeaningOf(type, field.Name)}");

    /// <summary>A row for each opcode with the lengths that a command may have.</summary>
    internal static string Commands() => Table(
        "Opcode | Command | Length | What it does",
        from field in ConstantsOf(typeof(ControlPoint), "Op")
        let opcode = (int)field.GetRawConstantValue()!
        let least = ControlPoint.MinCommandLength(opcode)
        let greatest = ControlPoint.MaxCommandLength(opcode)
        select $"0x{opcode:x2} | {Words(field.Name[2..])} | {(least == greatest ? $"{least}" : $"{least} to {greatest}")} | {MeaningOf(typeof(ControlPoint), field.Name)}");

    /// <summary>A row for each field with the place to which the code writes it, found by writing it alone.</summary>
    internal static string Layout<T>(int length, Func<T> blank, Action<T, byte[]> write)
        where T : class
    {
        var rows = new SortedDictionary<int, string>();
        foreach (var field in typeof(T).GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = blank();
            if (field.GetValue(value) is int[] values)
                Array.Fill(values, 0xFFFF);
            else
                field.SetValue(value, field.FieldType == typeof(uint) ? uint.MaxValue : (object)int.MaxValue);
            var bytes = new byte[length];
            write(value, bytes);
            rows.Add(Array.IndexOf(bytes, (byte)0xFF), $"{bytes.Count(b => b == 0xFF)} | {Words(field.Name)} | {MeaningOf(typeof(T), field.Name)}");
        }

        return Table("Offset | Size | Field | Meaning", rows.Select(r => $"{r.Key} | {r.Value}"));
    }

    /// <summary>A Markdown table.</summary>
    internal static string Table(string heading, IEnumerable<string> rows) =>
        $"| {heading} |\n|{string.Concat(Enumerable.Repeat("---|", heading.Split(" | ").Length))}\n" + string.Concat(rows.Select(r => $"| {r} |\n"));

    /// <summary>A member's name as words: <c>AfeIdentity</c> is <c>AFE identity</c>.</summary>
    internal static string Words(string name) => Abbreviation().Replace(
        Capital().Replace(name, m => " " + m.Value.ToLowerInvariant()).Trim(),
        m => m.Value.ToUpperInvariant());

    private static IEnumerable<FieldInfo> ConstantsOf(Type type, string prefix) =>
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
        where field.IsLiteral && field.Name.StartsWith(prefix, StringComparison.Ordinal) && field.Name[prefix.Length..] != "Count"
        orderby Convert.ToUInt32(field.GetRawConstantValue())
        select field;

    private static string Number(FieldInfo field, string format) =>
        string.Format(format.Replace("{0:x2}", "0x{0:x2}", StringComparison.Ordinal), field.GetRawConstantValue());

    /// <summary>The sentence that documents a constant or a field of the contract or the firmware; a kind before a colon, which the table's heading says too, is left out.</summary>
    internal static string MeaningOf(Type type, string member)
    {
        var summary = Summaries[$"F:{type.FullName}.{member}"];
        var text = string.Concat(summary.Nodes().Select(n => n is XElement reference ? Words(reference.Attribute("cref")!.Value.Split('.')[^1]) : n.ToString()));
        text = Kind().Replace(text.Trim().TrimEnd('.'), "");
        return text.Length > 1 && char.IsUpper(text[1]) ? text : char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static Dictionary<string, XElement> Load() =>
        new[] { "NeuralGlasses.Contract.xml", "NeuralGlasses.Wristband.xml" }
            .SelectMany(f => XDocument.Load(Path.Combine(AppContext.BaseDirectory, f)).Descendants("member"))
            .Where(m => m.Element("summary") is not null)
            .ToDictionary(m => m.Attribute("name")!.Value, m => m.Element("summary")!);

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex(@"\b(emg|afe|imu|hid|lsb)\b")]
    private static partial Regex Abbreviation();

    [GeneratedRegex("^(Power state|Flag|State|Coding operand|Input operand|Measure operand|Page of diagnostics): ")]
    private static partial Regex Kind();
}
