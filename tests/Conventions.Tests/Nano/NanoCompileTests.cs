using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Nano;

public sealed class NanoCompileTests
{
    private static readonly CSharpCompilationOptions Library = new(OutputKind.DynamicallyLinkedLibrary);

    private static readonly MetadataReference[] Nano = [MetadataReference.CreateFromFile(Repository.NanoMscorlib)];

    private static readonly MetadataReference[] Desktop =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    public static TheoryData<string> Missing => new(
        "class C { void M(byte[] a) { System.Span<byte> s = a; } }",
        "class C { object M() { return new System.Collections.Generic.List<int>(); } }",
        "class C { int? N; }",
        "class C { (int, int) M() { return (1, 2); } }",
        "class C { async System.Threading.Tasks.Task M() { await System.Threading.Tasks.Task.Yield(); } }",
        "using System.Linq; class C { int M(int[] a) { return a.Sum(); } }",
        "class C { void M(byte[] a, byte[] b) { System.Buffer.BlockCopy(a, 0, b, 0, 1); } }",
        "class C { volatile int F; }",
        "class C { object M() { return new System.Diagnostics.Stopwatch(); } }",
        "class C { System.Collections.IEnumerable M() { yield return 1; } }",
        "class C { void M(int[] a) { System.Array.Sort(a); } }",
        "class C { void M(int[] a) { System.Array.Clear(a); } }",
        "class C { string M(string s) { return s.Replace('a', 'b'); } }",
        "class C { int M(int[] a) { return a[^1]; } }",
        "class C { decimal D; }",
        "record R(int A);",
        "class C { double M(double a) { return System.Math.Sqrt(a); } }",
        "class C { void M(object o) { System.Threading.Monitor.Wait(o); } }",
        "class C { object M(byte[] a) { return new System.Guid(1, 2, 3, a); } }",
        "class C { bool M(System.Guid a, System.Guid b) { return a == b; } }",
        "class C { System.Func<int> F; }",
        "class C { System.Action<int> A; }",
        "interface I { int M() { return 1; } }");

    public static TheoryData<string> Present => new(
        "namespace A; public sealed class C { public int[][] A = new int[3][]; }",
        "class C { static readonly byte[] Table = { 1, 2, 3, 4, 5, 6, 7, 8 }; }",
        "class C { int M(string s) { switch (s) { case \"a\": return 1; case \"b\": return 2; default: return 3; } } }",
        "class C { int M(int a) { return a switch { 1 => 2, > 3 => 4, _ => 0 }; } }",
        "class C { string M(int a, string b) { return $\"{a} of {b}\" + a; } }",
        "[System.Flags] enum E { A = 1, B = 2 } class C { bool M(E e) { return e.HasFlag(E.A); } }",
        "class C { object M() { return new System.Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11); } }",
        "class C { int M() { int n = 0; System.Action a = () => n++; a(); return n; } }",
        "class C { void M(byte[] a, byte[] b) { System.Array.Copy(a, 0, b, 0, 1); lock (a) { foreach (byte x in b) { } } } }",
        "class C { event System.EventHandler E; void M() { E?.Invoke(this, System.EventArgs.Empty); } }",
        "class C { int M() { try { return 1; } catch (System.Exception e) when (e.Message != null) { throw; } finally { } } }",
        "class C { public int P { get; init; } void M(params int[] a) { } int N(in int a, ref int b, out int c) { c = a; return b; } }",
        "static class C { static int Twice(this int a) { return 2 * a; } static int M() { return 3.Twice(); } }",
        "readonly struct S { public readonly int A; public S(int a) { A = a; } }");

    [Theory]
    [MemberData(nameof(Missing))]
    public void What_the_device_lacks_compiles_for_the_desktop_and_not_for_the_device(string source)
    {
        Assert.Empty(Errors(source, Desktop));
        Assert.NotEmpty(Errors(source, Nano));
    }

    [Theory]
    [MemberData(nameof(Present))]
    public void What_the_device_has_compiles_for_both(string source)
    {
        Assert.Empty(Errors(source, Desktop));
        Assert.Empty(Errors(source, Nano));
    }

    [Fact]
    public void The_reference_library_declares_nothing_generic()
    {
        var compilation = CSharpCompilation.Create("probe", [], Nano, Library);
        var library = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(Nano[0])!;
        var types = Types(library.GlobalNamespace).ToArray();
        Assert.Contains(types, t => t.Name == "String");
        Assert.DoesNotContain(types, t => t.IsGenericType);
        Assert.DoesNotContain(types.SelectMany(t => t.GetMembers()).OfType<IMethodSymbol>(), m => m.IsGenericMethod);
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));

    private static string[] Errors(string source, MetadataReference[] references)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp10));
        using var output = new MemoryStream();
        var result = CSharpCompilation.Create("probe", [tree], references, Library).Emit(output);
        return [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
    }
}
