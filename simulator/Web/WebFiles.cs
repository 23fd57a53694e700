using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace NeuralGlasses.Simulator.Web;

/// <summary>The page's files, which come with the program.</summary>
internal sealed class WebFiles
{
    private const string Prefix = "web:";
    private const string First = "index.html";
    private readonly Dictionary<string, (byte[] Bytes, string Type, string Tag)> _files = new(StringComparer.Ordinal);

    /// <summary>Reads them all.</summary>
    public WebFiles()
    {
        var assembly = typeof(WebFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var file = name[Prefix.Length..].Replace('\\', '/');
            _files.Add(file, (bytes, TypeOf(file), $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
        }
    }

    /// <summary>Answers with a file.</summary>
    /// <exception cref="RefusalException">There is none of that name.</exception>
    public async Task Answer(HttpContext context)
    {
        var path = context.Request.Path.Value!.TrimStart('/');
        if (!_files.TryGetValue(path.Length == 0 ? First : path, out var file))
            throw RefusalException.Missing($"There is no page /{path}; open / instead.");
        var response = context.Response;
        response.Headers.ETag = file.Tag;
        response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch == file.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.Type;
        response.ContentLength = file.Bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }

    private static string TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        _ => "text/plain; charset=utf-8",
    };
}
