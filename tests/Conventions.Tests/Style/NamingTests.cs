using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Style;

public sealed partial class NamingTests
{
    private const int MaxLines = 400;

    private static readonly string[] EmptyWords = ["Manager", "Helper", "Util", "Utils", "Processor", "Handler", "Base"];

    private static readonly string[] EmptyEndings = ["Info", "Data"];

    private static readonly Exemption[] TypeNames =
    [
        new("tests/NanoSubset/Mscorlib/", "The names are the platform's."),
        new("tests/NanoSubset/Libraries/", "The names are those of nanoFramework's packages."),
    ];

    private static readonly Exemption[] LongFiles = [];

    // Written apart, so that this file does not find itself.
    private static readonly Regex Unfinished = new(@"\b(" + "TO" + "DO|FIX" + @"ME|HA" + @"CK)\b");

    private static readonly Regex MachinePath = new(@"(?<![\w.])/(" + "work|" + "tmp|" + @"root)/");

    [Fact]
    public void Type_names_say_what_the_type_is()
    {
        var names = from file in Repository.Files("", "*.cs")
                    where !TypeNames.Any(e => e.Covers(file))
                    from type in DeclaredTypes(Repository.Parse(file))
                    where IsEmpty(type)
                    select $"{file}: {type}";
        Findings.None(names);
    }

    [Theory]
    [InlineData("class LinkManager { }", true)]
    [InlineData("struct FrameInfo { }", true)]
    [InlineData("interface IDataHandler { }", true)]
    [InlineData("record SampleData(int A);", true)]
    [InlineData("enum ServiceBase { }", true)]
    [InlineData("delegate void StringUtils();", true)]
    [InlineData("class DeviceInformationService { }", false)]
    [InlineData("class BaselineWindow { }", false)]
    [InlineData("class DataReadyPin { }", false)]
    [InlineData("class BasementUtility { }", false)]
    public void An_empty_name_is_found_word_by_word(string source, bool found)
    {
        Assert.Equal(found, DeclaredTypes(CSharpSyntaxTree.ParseText(source)).Any(IsEmpty));
    }

    [Fact]
    public void Source_files_are_short_enough_to_read()
    {
        var tooLong = from file in Repository.Files("", "*.cs")
                      where !LongFiles.Any(e => e.Covers(file))
                      let lines = File.ReadLines(Repository.PathOf(file)).Count()
                      where lines > MaxLines
                      select $"{file}: {lines} lines, at most {MaxLines}";
        Findings.None(tooLong);
    }

    [Fact]
    public void Nothing_is_marked_as_unfinished_and_no_path_of_one_machine_is_named()
    {
        var findings = from file in Repository.Files("", "*")
                       let text = Text(file)
                       where text is not null
                       from line in text.Split('\n').Index()
                       where Unfinished.IsMatch(line.Item) || MachinePath.IsMatch(line.Item)
                       select $"{file}:{line.Index + 1}: {line.Item.Trim()}";
        Findings.None(findings);
    }

    [Fact]
    public void The_two_patterns_find_what_they_are_for()
    {
        Assert.Matches(Unfinished, "// TO" + "DO: later");
        Assert.DoesNotMatch(Unfinished, "a hackathon, a todo list");
        Assert.Matches(MachinePath, "cat " + "/tm" + "p/x");
        Assert.DoesNotMatch(MachinePath, "https://example.org" + "/wor" + "k/x and docs" + "/ro" + "ot/");
    }

    [Fact]
    public void Every_exemption_names_something_that_exists()
    {
        Assert.All(TypeNames.Concat(LongFiles), e => Assert.True(Path.Exists(Repository.PathOf(e.Path)), e.Path));
    }

    private static IEnumerable<string> DeclaredTypes(SyntaxTree tree) => tree.GetRoot().DescendantNodes().Select(n => n switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    }).OfType<string>();

    private static bool IsEmpty(string type)
    {
        var words = Word().Matches(type).Select(m => m.Value).ToArray();
        return words.Any(EmptyWords.Contains) || EmptyEndings.Contains(words.LastOrDefault());
    }

    // Null for a file that is not text.
    private static string? Text(string file)
    {
        var path = Repository.PathOf(file);
        using var stream = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4096];
        return start[..stream.ReadAtLeast(start, start.Length, false)].Contains((byte)0) ? null : File.ReadAllText(path);
    }

    [GeneratedRegex("[A-Z][a-z0-9]*|[a-z0-9]+")]
    private static partial Regex Word();
}
