using System.Globalization;
using System.Text.Json;
using NeuralGlasses.Simulator.Glasses.Profiles;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The profiles of the simulated glasses: every number is in the document, and says where it comes from.</summary>
public sealed class GlassesDocumentTests
{
    private const string Document = "hardware-spec/glasses.md";
    private const string Absent = "—";

    private static readonly string[] Describing = ["name", "description", "tier", "sources"];

    private static readonly (string Name, Dictionary<string, string> Fields, IReadOnlyDictionary<string, string> Sources)[] Profiles =
        [.. GlassesProfile.Names.Select(name => (name, Fields(name), GlassesProfile.Load(name).Sources))];

    private static IEnumerable<string> AllFields => Profiles.OrderByDescending(p => p.Fields.Count).SelectMany(p => p.Fields.Keys).Distinct();

    [Fact]
    public void The_table_of_profiles_is_what_the_files_say()
    {
        var expected = MarkedTable.Build(
            "Field | " + string.Join(" | ", Profiles.Select(p => p.Name)),
            AllFields.Select(f => $"`{f}` | " + string.Join(" | ", Profiles.Select(p => p.Fields.GetValueOrDefault(f, Absent)))));
        Assert.True(expected == MarkedTable.Read(Document, "profiles"), MarkedTable.Complaint(Document, "profiles", expected));
    }

    [Fact]
    public void The_table_of_sources_is_what_the_files_say()
    {
        var lines =
            from field in AllFields
            from profile in Profiles
            where profile.Fields.ContainsKey(field)
            group profile.Name by (Source: SourceOf(field, profile.Sources)!, Field: field) into same
            group same.Key.Field by (same.Key.Source, In: same.Count() == Profiles.Count(p => p.Fields.ContainsKey(same.Key.Field)) ? "all" : string.Join(", ", same)) into fields
            select $"{string.Join(", ", fields.Select(f => $"`{f}`"))} | {fields.Key.In} | {fields.Key.Source}";
        var expected = MarkedTable.Build("Fields | Of the profiles that have them | Where from", lines);
        Assert.True(expected == MarkedTable.Read(Document, "profile-sources"), MarkedTable.Complaint(Document, "profile-sources", expected));
    }

    [Fact]
    public void Every_number_has_a_source_and_every_source_a_number()
    {
        foreach (var (name, fields, sources) in Profiles)
        {
            Findings.None(fields.Keys.Where(f => SourceOf(f, sources) is not { Length: > 0 }).Select(f => $"{name}: {f} has no source"));
            Findings.None(sources.Keys.Where(s => !fields.Keys.Any(f => f == s || f.StartsWith(s + ".", StringComparison.Ordinal))).Select(s => $"{name}: {s} is a source of nothing"));
        }
    }

    [Fact]
    public void Every_profile_has_its_file_s_name_and_a_tier_of_the_document()
    {
        Assert.Contains(GlassesProfile.Usual, GlassesProfile.Names);
        Assert.All(GlassesProfile.Names, name => Assert.Equal(name, GlassesProfile.Load(name).Name));
        Assert.All(GlassesProfile.Names, name => Assert.Contains(GlassesProfile.Load(name).Tier, new[] { "A", "B", "C" }));
    }

    // The source of the longest path that the field lies under.
    private static string? SourceOf(string field, IReadOnlyDictionary<string, string> sources) =>
        sources.Where(s => field == s.Key || field.StartsWith(s.Key + ".", StringComparison.Ordinal)).OrderByDescending(s => s.Key.Length).Select(s => s.Value).FirstOrDefault();

    private static Dictionary<string, string> Fields(string name)
    {
        var fields = new Dictionary<string, string>();
        using var file = JsonDocument.Parse(GlassesProfile.Text(name));
        foreach (var property in file.RootElement.EnumerateObject().Where(p => !Describing.Contains(p.Name)))
        {
            foreach (var field in property.Value.EnumerateObject())
                fields[$"{property.Name}.{field.Name}"] = Text(field.Value);
        }

        return fields;
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => $"{Text(value.GetProperty("widthPixels"))} × {Text(value.GetProperty("heightPixels"))} at {Text(value.GetProperty("perSecond"))}",
        JsonValueKind.Number => value.GetDouble().ToString(CultureInfo.InvariantCulture),
        _ => value.GetString()!,
    };
}
