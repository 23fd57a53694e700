using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Nano;

public sealed class NanoSignTests
{
    public static TheoryData<string> Lost => new(
        "int M(uint a) { return (int)a; }",
        "int M(uint a, uint b) { return (int)(a - b) >> 3; }",
        "long M(uint a, uint b) { return (long)(int)(a - b); }",
        "int M(uint a) { return ((int)a) / 2; }",
        "int M(uint a) { int b = (int)a; return b >> 1; }",
        "int M(uint a) { int b; b = (int)a; return b >> 1; }",
        "int M(uint[] a) { return (int)a[0] % 3; }",
        "int P { get; set; } void M(uint a) { P = (int)a; }",
        "int M(int a) { return a; } int N(uint a) { return M((int)a); }",
        "int M(uint a) { return unchecked((int)a); }",
        "long M(ulong a) { return (long)a; }",
        "System.Device.Gpio.PinMode M(uint a) { return (System.Device.Gpio.PinMode)a; }",
        "enum E : uint { A } int M(E a) { return (int)a; }",
        "int[] A; int M(uint a) { return A[0] = (int)a; }",
        "int F; void M(uint a) { F += (int)a; }",
        "int M(int a) { return a >> (int)(uint)a; }");

    public static TheoryData<string> Kept => new(
        "int M(uint a) { return (int)(long)a; }",
        "int M(uint a, uint b) { return (int)((long)a - b); }",
        "int M(uint a) { return (int)(a & 0xFFL); }",
        "int F; void M(uint a) { F = (int)a; }",
        "int[] A; void M(uint a) { A[1] = ((int)(a >> 1)); }",
        "const uint U = 3; int M() { return (int)U; } int F = (int)U;",
        "static uint U() { return 1; } static int F = (int)U();",
        "byte M(uint a) { return (byte)a; }",
        "uint M(int a) { return (uint)a; }",
        "int M(ushort a) { return (int)a; }",
        "int M(long a) { return (int)a; }",
        "long M(uint a) { return (long)a; }");

    [Fact]
    public void The_firmware_compiles_against_the_declarations_and_loses_no_sign()
    {
        var trees = NanoSources.All.Select(f => CSharpSyntaxTree.ParseText(Repository.Read(f), NanoSources.Options, f)).ToArray();
        var compilation = NanoSources.Compile(trees.Where(t => !t.FilePath.EndsWith("AssemblyInfo.cs", StringComparison.Ordinal)));
        Findings.None(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        Findings.None(compilation.SyntaxTrees.SelectMany(t => NanoSignWalker.Check(compilation.GetSemanticModel(t))).Select(f => f.ToString()));
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public void A_cast_that_the_interpreter_loses_is_found(string members)
    {
        var finding = Assert.Single(Check(members));
        Assert.Equal(NanoRule.SignedCast, finding.Rule);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_cast_that_reaches_the_interpreter_or_a_typed_place_is_allowed(string members) => Assert.Empty(Check(members));

    // ldarg.0, conv.u8, conv.i4 and ret are 02, 6E, 69 and 2A (ECMA-335, III).
    [Theory]
    [InlineData("static int M(uint a) { return (int)a; }", "022A")]
    [InlineData("static int M(uint a) { int b = (int)a; return b; }", "022A")]
    [InlineData("static int M(uint a) { return (int)(long)a; }", "026E692A")]
    public void An_optimised_build_leaves_out_the_cast_and_the_local_and_keeps_the_detour(string method, string expected)
    {
        var compilation = NanoSources.Compile([CSharpSyntaxTree.ParseText($"class C {{ {method} }}", NanoSources.Options)]);
        using var image = new MemoryStream();
        Assert.True(compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release)).Emit(image).Success);
        image.Position = 0;
        using var reader = new PEReader(image);
        var metadata = reader.GetMetadataReader();
        var body = metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Single(m => metadata.GetString(m.Name) == "M");
        Assert.Equal(expected, Convert.ToHexString(reader.GetMethodBody(body.RelativeVirtualAddress).GetILBytes()!));
    }

    private static IReadOnlyList<NanoFinding> Check(string members)
    {
        var tree = CSharpSyntaxTree.ParseText($"class C {{ {members} }}", NanoSources.Options);
        var compilation = NanoSources.Compile([tree]);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return NanoSignWalker.Check(compilation.GetSemanticModel(tree));
    }
}
