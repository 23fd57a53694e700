using System.Net;
using Microsoft.AspNetCore.Http;

namespace NeuralGlasses.Simulator.Web;

/// <summary>
/// Lets only this page and programs of this machine in: other pages in the same browser may neither read nor write here, under whatever
/// name they reach this address.
/// </summary>
internal sealed class OriginGuard(bool openNetwork)
{
    // The page brings all that it needs; nothing may come from elsewhere or show it in a frame.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; media-src 'self' blob:; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

    /// <summary>Checks a request and adds the headers that keep its answer apart.</summary>
    /// <exception cref="RefusalException">It comes from elsewhere.</exception>
    public void Check(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=()";
        var request = context.Request;
        if (!IsOurName(request.Host.Host))
            throw RefusalException.Forbidden($"The host '{request.Host}' is not a name of this server; open it as 127.0.0.1 or localhost.");
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}")
            throw RefusalException.Forbidden($"The page at {origin} may not use this server; use its own page.");
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && request.Path.StartsWithSegments("/api"))
            throw RefusalException.Forbidden("Another page may not use this server; use its own page.");
    }

    // An address cannot be made to point elsewhere, as a name can.
    private bool IsOurName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && (openNetwork || IPAddress.IsLoopback(address)));
}
