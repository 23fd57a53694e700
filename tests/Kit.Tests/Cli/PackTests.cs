using System.IO.Compression;
using System.Text;
using NeuralGlasses.Hosting.Packages;
using NeuralGlasses.Settings;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Cli;

public sealed class PackTests : IDisposable
{
    private readonly string _folder = Built.NewFolder();

    public static TheoryData<string, string> BadNames => new()
    {
        { "../outside.txt", "no name of a file in the app's own folder" },
        { "/etc/passwd", "no name of a file in the app's own folder" },
        { "a/../../b", "no name of a file in the app's own folder" },
        { "a\\b", "no name of a file in the app's own folder" },
        { "C:evil.dll", "no name of a file in the app's own folder" },
        { "a//b", "no name of a file in the app's own folder" },
        { "a/", "no name of a file in the app's own folder" },
        { new string('n', 201), "a name of 201 characters" },
        { "TALLY.dll", "twice, perhaps in other letters" },
        { "extra.txt", "has 'extra.txt', which its list does not name" },
    };

    [Fact]
    public void The_same_app_gives_the_same_bytes_whenever_it_is_packed()
    {
        byte[] first = Pack();
        foreach (string file in Directory.EnumerateFiles(Built.Tally))
        {
            string copy = Path.Combine(_folder, Path.GetFileName(file));
            File.Copy(file, copy);
            File.SetLastWriteTimeUtc(copy, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        Assert.Equal(first, Pack(_folder));
        using var archive = new ZipArchive(new MemoryStream(first));
        string[] names = [.. archive.Entries.Select(entry => entry.FullName)];
        Assert.Equal([.. names.Where(name => name != AppPackage.ListName).Order(StringComparer.Ordinal), AppPackage.ListName], names);
        Assert.Contains("Tally.dll", names);
        Assert.DoesNotContain("NeuralGlasses.dll", names);
        Assert.DoesNotContain("NeuralGlasses.Contract.dll", names);
    }

    [Fact]
    public void What_is_packed_comes_out_again()
    {
        AppPackage.Unpack(new MemoryStream(Pack()), _folder);
        Assert.Equal(File.ReadAllBytes(Path.Combine(Built.Tally, "Tally.dll")), File.ReadAllBytes(Path.Combine(_folder, "Tally.dll")));
        Assert.Contains("is not empty", Refuse(Pack()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadNames))]
    public void A_package_with_a_file_that_does_not_belong_there_is_refused_as_a_whole(string name, string words)
    {
        Assert.Contains(words, Refuse(Changed(archive => Add(archive, name, "evil"))), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void A_file_that_was_changed_or_is_missing_is_found_by_the_list()
    {
        Assert.Contains("another 'app.json' than its list says", Refuse(Changed(archive =>
        {
            archive.GetEntry("app.json")!.Delete();
            Add(archive, "app.json", "{}");
        })), StringComparison.Ordinal);
        Assert.Contains("has no 'Tally.dll', which its list names", Refuse(Changed(archive => archive.GetEntry("Tally.dll")!.Delete())), StringComparison.Ordinal);
        Assert.Contains("has no files.json", Refuse(Changed(archive => archive.GetEntry(AppPackage.ListName)!.Delete())), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Refuse("not a package"u8.ToArray()), StringComparison.Ordinal);
        byte[] whole = Pack();
        Assert.Contains("package", Refuse(whole[..(whole.Length / 2)]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_swells_to_an_absurd_size_is_refused_before_it_fills_anything()
    {
        byte[] bomb = Changed(archive =>
        {
            using Stream entry = archive.CreateEntry("bomb.bin", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 80; i++)
                entry.Write(zeros);
        });
        Assert.True(bomb.Length < 2 << 20);
        Assert.Contains($"more than {AppPackage.MostBytes} bytes", Refuse(bomb), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
        byte[] many = Changed(archive =>
        {
            for (var i = 0; i < AppPackage.MostFiles + 1; i++)
                Add(archive, $"{i}.txt", "");
        });
        Assert.Contains("files, expected at most", Refuse(many), StringComparison.Ordinal);
    }

    [Fact]
    public void The_verb_packs_a_folder_and_says_what_is_wrong_with_other_things()
    {
        string file = Path.Combine(_folder, "tally.ngapp");
        Assert.Equal(0, CommandLine.Run("pack", Built.Tally, "-o", file).Code);
        Assert.True(File.Exists(file));
        Assert.Equal((2, "error: --output is 'tally.zip', expected a name that ends in .ngapp.\n"), Bad("pack", Built.Tally, "-o", "tally.zip"));
        Assert.Contains("a package is packed already", Bad("pack", file, "-o", file).Error, StringComparison.Ordinal);
        Assert.Contains("has no app.json", Bad("pack", Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName, "-o", file).Error, StringComparison.Ordinal);
        Assert.Contains("neither a folder nor a package", Bad("pack", Path.Combine(_folder, "nowhere"), "-o", file).Error, StringComparison.Ordinal);

        static (int Code, string Error) Bad(params string[] args)
        {
            (int code, _, string error) = CommandLine.Run(args);
            Assert.Equal(2, code);
            return (code, error);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Pack(string? folder = null)
    {
        using var package = new MemoryStream();
        AppPackage.Pack(folder ?? Built.Tally, package);
        return package.ToArray();
    }

    private static byte[] Changed(Action<ZipArchive> change)
    {
        using var package = new MemoryStream();
        package.Write(Pack());
        using (var archive = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true))
            change(archive);
        return package.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using Stream stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private string Refuse(byte[] package) => Assert.Throws<SettingsException>(() => AppPackage.Unpack(new MemoryStream(package), _folder)).Message;
}
