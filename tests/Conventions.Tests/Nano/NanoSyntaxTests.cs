using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Nano;

public sealed class NanoSyntaxTests
{
    private static readonly CSharpParseOptions Nano = new(LanguageVersion.CSharp10);

    public static TheoryData<string, string> Violations => new()
    {
        { "NANO01", "class C<T> { }" },
        { "NANO01", "class C { void M<T>() { } }" },
        { "NANO01", "delegate void D<T>();" },
        { "NANO01", "class C { void M() { void Local<T>() { } } }" },
        { "NANO02", "class C { System.Func<int> F; }" },
        { "NANO02", "class C { void M(List<int> list) { } }" },
        { "NANO02", "class C { void M() { Run<int>(); } }" },
        { "NANO03", "class C { int[,] A; }" },
        { "NANO03", "class C { object A = new int[2, 3]; }" },
        { "NANO03", "class C { object A = new[,] { { 1 } }; }" },
        { "NANO04", "class C { void M() { var a = stackalloc int[4]; } }" },
        { "NANO04", "class C { void M() { var a = stackalloc[] { 1 }; } }" },
        { "NANO05", "interface I { int M() { return 1; } }" },
        { "NANO05", "interface I { int M() => 1; }" },
        { "NANO05", "interface I { int P => 1; }" },
        { "NANO05", "interface I { int P { get { return 1; } } }" },
        { "NANO06", "class C { int M(int a) { return checked(a + 1); } }" },
        { "NANO06", "class C { void M(int a) { checked { a++; } } }" },
        { "NANO07", "unsafe class C { }" },
        { "NANO07", "class C { void M() { unsafe { } } }" },
        { "NANO07", "class C { void M(byte[] a) { fixed (byte* p = a) { } } }" },
        { "NANO08", "class C { IEnumerable M() { yield return 1; } }" },
        { "NANO08", "class C { IEnumerable M() { yield break; } }" },
        { "NANO09", "class C { async void M() { } }" },
        { "NANO10", "class C { volatile int F; }" },
        { "NANO11", "class C { string M(string s) { return s.Replace('a', 'b'); } }" },
        { "NANO11", "class C { string M(string s) { return s?.Replace('a', 'b'); } }" },
        { "NANO12", "class C { int M(int[] a) { return a[^1]; } }" },
        { "NANO12", "class C { object M(int[] a) { return a[1..]; } }" },
    };

    public static TheoryData<string> Allowed => new(
        "namespace A; public sealed class C { }",
        "class C { int[][] A = new int[3][]; int[] B = { 1, 2 }; }",
        "class C { int M(int a) { return a switch { 1 => 2, > 3 => 4, _ => 0 }; } }",
        "class C { int M(string s) { switch (s) { case \"a\": return 1; default: return 2; } } }",
        "class C { string M(int a) { return $\"{a} blocks\" + string.Format(\"{0}\", a); } }",
        "interface I { int P { get; } void M(); }",
        "class C { int M(int a) { return unchecked(a + 1); } }",
        "class C { bool M(object o) { return o is string s && s.Length > 1; } }",
        "class C { System.Action A; void M() { int n = 1; A = () => n++; } }",
        "struct S { public readonly int A; public S(int a) { A = a; } }");

    public static TheoryData<string> Sources => new(NanoSources.All);

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_firmware_source_runs_on_the_device_as_far_as_its_syntax_tells(string file)
    {
        var tree = CSharpSyntaxTree.ParseText(Repository.Read(file), Nano, file);
        Assert.Empty(tree.GetDiagnostics());
        Findings.None(NanoSyntaxWalker.Check(tree).Select(f => f.ToString()));
    }

    [Theory]
    [MemberData(nameof(Violations))]
    public void A_rule_finds_what_it_forbids_and_no_other_rule_does(string id, string source)
    {
        var findings = NanoSyntaxWalker.Check(CSharpSyntaxTree.ParseText(source, Nano));
        Assert.Equal([id], findings.Select(f => f.Rule.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public void What_the_device_can_run_is_allowed(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, Nano);
        Assert.Empty(tree.GetDiagnostics());
        Assert.Empty(NanoSyntaxWalker.Check(tree));
    }

    [Fact]
    public void Every_rule_has_a_snippet_that_breaks_it_and_a_line_in_the_read_me()
    {
        var rules = typeof(NanoRule).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(f => f.GetValue(null)).OfType<NanoRule>().ToArray();
        Assert.Equal(rules.Select(r => r.Id).Order(), Violations.Select(v => v.Data.Item1).Append(NanoRule.SignedCast.Id).Distinct().Order());
        var readMe = Repository.Read("tests/NanoSubset/README.md");
        Assert.All(rules, r => Assert.Contains($"| {r.Id} | {r.Reason} |", readMe, StringComparison.Ordinal));
    }
}
