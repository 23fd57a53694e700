using System.Xml.Linq;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The sentences that document the SDK's members, as cells of tables.</summary>
internal static class SdkMeanings
{
    private static readonly Dictionary<string, XElement> Members =
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, "NeuralGlasses.xml")).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);

    internal static string Of(Type type, string member, char kind = 'F') => Cell(Members[$"{kind}:{type.FullName!.Replace('+', '.')}.{member}"].Element("summary")!);

    /// <summary>The sentence of a parameter of a record.</summary>
    internal static string OfParameter(Type type, string name) => Cell(Members[$"T:{type.FullName}"].Elements("param").Single(p => p.Attribute("name")!.Value == name));

    private static string Cell(XElement text) =>
        string.Join(' ', string.Concat(text.Nodes().Select(Word)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("|", "or", StringComparison.Ordinal);

    private static string Word(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement reference => reference.Attribute("cref")?.Value.Split('.')[^1] ?? reference.Value,
        XText text => text.Value,
        _ => "",
    };
}
