using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using NeuralGlasses.Wristband.Native;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

/// <summary>
/// The native table of the chip's interop assembly against the managed classes that it answers: a table in another order calls the
/// wrong method, and one with another checksum is not loaded.
/// </summary>
public sealed partial class NativeInteropTests
{
    private const string Assembly = "NeuralGlasses.Wristband.Native";
    private static readonly string Table = File.ReadAllText(Path.Combine(NativeHost.Folder, "interop", "NeuralGlasses_Wristband_Native.cpp"));

    // The metadata processor sorts the classes by name, as none uses another, and keeps the order of declaration in each: virtual
    // methods first, then those of instances, then static ones.
    private static readonly Type[] Classes = [typeof(NativeBoard), typeof(NativeEngine), typeof(NativeRadio)];

    private static IEnumerable<MethodInfo> Methods => Classes.OrderBy(c => c.FullName, StringComparer.Ordinal).SelectMany(c => c
        .GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .OrderBy(m => m.MetadataToken));

    [Fact]
    public void The_native_table_has_the_methods_of_the_managed_classes_in_their_order()
    {
        var library = $"Library_{Assembly.Replace('.', '_')}_";
        Assert.Equal(Methods.Select(m => $"{library}{ClassName(m)}::{NativeName(m)}"), Entry().Matches(Table).Select(m => m.Groups[1].Value));
        Assert.All(Methods, m => Assert.True(m.GetMethodImplementationFlags().HasFlag(MethodImplAttributes.InternalCall), m.Name));
        Assert.All(Classes, c => Assert.Empty(c.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)));
        Assert.Contains($"\"{Assembly}\"", Table, StringComparison.Ordinal);
    }

    [Fact]
    public void The_native_table_has_the_checksum_that_the_metadata_processor_gives()
    {
        var stated = uint.Parse(Checksum().Match(Table).Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        Assert.Equal(ChecksumOf(Assembly, Methods.Select(m => (ClassName(m), NativeName(m)))), stated);
    }

    [Fact]
    public void The_checksum_is_computed_as_for_an_assembly_of_the_runtime_whose_checksum_is_known()
    {
        // nanoFramework.System.IO.Hashing 100.0.0.1 has one native method; nf-interpreter states 0xEBD8ED20 for it.
        Assert.Equal(0xEBD8ED20, ChecksumOf("nanoFramework.System.IO.Hashing", [("System_IO_Hashing_Crc32", "ComputeHash___STATIC__U4__U4__SystemSpanByte")]));
    }

    [Fact]
    public void Every_handler_of_the_table_is_written()
    {
        var header = File.ReadAllText(Path.Combine(NativeHost.Folder, "interop", "NeuralGlasses_Wristband_Native.h"));
        Assert.All(Methods, method =>
        {
            var type = method.DeclaringType!.Name;
            var source = File.ReadAllText(Path.Combine(NativeHost.Folder, "interop", $"NeuralGlasses_Wristband_Native_{type}.cpp"));
            Assert.Contains($"HRESULT {type}::{NativeName(method)}(CLR_RT_StackFrame &stack)", source, StringComparison.Ordinal);
            Assert.Contains($"NANOCLR_NATIVE_DECLARE({NativeName(method)});", header, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_project_of_the_interop_assembly_stays_below_the_CSharp_version_that_shifts_native_tables()
    {
        var project = File.ReadAllText(Path.Combine(NativeHost.Folder, "..", "Interop", Assembly + ".nfproj"));
        Assert.Contains("<LangVersion>10</LangVersion>", project, StringComparison.Ordinal);
        Assert.Equal(["NativeBoard.cs", "NativeEngine.cs", "NativeRadio.cs", "Properties\\AssemblyInfo.cs"], Compiled().Matches(project).Select(m => m.Groups[1].Value));
    }

    private static string ClassName(MethodInfo method) => method.DeclaringType!.FullName!.Replace('.', '_');

    private static string NativeName(MethodInfo method) =>
        $"{method.Name}___STATIC__{string.Join("__", [TypeName(method.ReturnType), .. method.GetParameters().Select(p => TypeName(p.ParameterType))])}";

    private static string TypeName(Type type) => type.IsArray ? "SZARRAY_" + TypeName(type.GetElementType()!)
        : type == typeof(void) ? "VOID"
        : type == typeof(bool) ? "BOOLEAN"
        : type == typeof(int) ? "I4"
        : type == typeof(byte) ? "U1"
        : throw new NotSupportedException($"{type} has no native name here.");

    // CRC-32, not reflected and without final inversion, over assembly, class and method names. Until the first method is through
    // the processor begins each name at zero.
    private static uint ChecksumOf(string assembly, IEnumerable<(string Class, string Method)> methods)
    {
        var crc = 0u;
        var first = true;
        foreach (var (type, method) in methods)
        {
            foreach (var name in new[] { assembly, type, method })
                crc = Crc(name, first ? 0 : crc);
            first = false;
        }

        return crc;
    }

    private static uint Crc(string text, uint crc)
    {
        foreach (var item in Encoding.ASCII.GetBytes(text))
        {
            crc ^= (uint)item << 24;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
        }

        return crc;
    }

    [GeneratedRegex(@"^    (Library_\w+::\w+),$", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex("0x([0-9A-F]{8}),")]
    private static partial Regex Checksum();

    [GeneratedRegex("<Compile Include=\"([^\"]+)\" />")]
    private static partial Regex Compiled();
}
